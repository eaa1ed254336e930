interface Translator {
  (key: string, values?: Record<string, string | number>): string
  has: (key: string) => boolean
}

/** An action such as `setting.changed` in the reader's words, or as it is written when there are none. */
export function actionText(t: Translator, action: string): string {
  const key = `action.${action.replaceAll('.', '_')}`
  return t.has(key) ? t(key) : action
}

/** The kind of thing that was changed, in the reader's words. */
export function entityText(t: Translator, entity: string): string {
  const key = `entity.${entity}`
  return t.has(key) ? t(key) : entity
}
