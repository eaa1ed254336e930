export type Language = 'id' | 'en'

/** Picks the words of the reader's language: `say('Bayar', 'Pay')`. */
export type Say = (id: string, en: string) => string

/** Bahasa Indonesia unless the browser prefers English. */
export function languageOf(acceptLanguage: string | undefined): Language {
  const ranked = (acceptLanguage ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';')
      const quality = parameters.find((p) => p.trim().startsWith('q='))
      return { tag: tag.slice(0, 2), quality: quality ? Number(quality.trim().slice(2)) || 0 : 1 }
    })
    .filter(({ tag }) => tag === 'id' || tag === 'en')
    .sort((a, b) => b.quality - a.quality)
  return ranked[0]?.tag === 'en' ? 'en' : 'id'
}

export function speaker(language: Language): Say {
  return (id, en) => (language === 'id' ? id : en)
}

/** `Rp 1.250.000` */
export function rupiah(amount: number): string {
  const digits = String(Math.abs(amount)).replace(/\B(?=(\d{3})+$)/g, '.')
  return `${amount < 0 ? '−' : ''}Rp\u00a0${digits}`
}

/** `22 November 2026 10.32.05` in WIB. */
export function when(instant: string, language: Language): string {
  const date = new Date(instant)
  if (Number.isNaN(date.getTime())) return instant
  const locale = language === 'id' ? 'id-ID' : 'en-GB'
  const day = date.toLocaleDateString(locale, { dateStyle: 'long', timeZone: 'Asia/Jakarta' })
  const time = date.toLocaleTimeString(locale, { timeStyle: 'medium', timeZone: 'Asia/Jakarta' })
  return `${day} ${time}`
}
