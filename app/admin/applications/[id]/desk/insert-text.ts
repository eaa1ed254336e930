/** Puts words into a field where the cursor is, as if they had been typed: its form hears of it. */
export function insertText(field: HTMLTextAreaElement | HTMLInputElement, words: string): void {
  const start = field.selectionStart ?? field.value.length
  const end = field.selectionEnd ?? start
  const needsSpace = start > 0 && !/[\s@]$/.test(field.value.slice(0, start))
  field.setRangeText(needsSpace ? ` ${words}` : words, start, end, 'end')
  field.dispatchEvent(new Event('input', { bubbles: true }))
}

/** Puts words at the end of a field unless they are in it already. */
export function appendText(field: HTMLTextAreaElement | HTMLInputElement, words: string): void {
  if (!words || field.value.includes(words)) return
  field.setSelectionRange(field.value.length, field.value.length)
  insertText(field, words)
}
