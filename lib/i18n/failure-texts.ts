import type { Locale } from './locale'

/**
 * The sentences of the error pages. They are shipped with every page and must be there when nothing else is, so they
 * are kept apart from the messages and read without next-intl.
 */
export const FAILURE_TEXTS = {
  id: {
    title: 'Maaf, ini kesalahan kami',
    text: 'Yang sudah tersimpan tetap aman. Coba lagi sebentar lagi.',
    code: 'Bila tetap begini, kirim kode ini kepada kami:',
    retry: 'Coba lagi',
    home: 'Ke beranda',
    restTitle: 'Izinku sedang beristirahat sebentar',
    restText:
      'Data Anda aman. Halaman ini mencoba lagi sendiri setiap beberapa detik. Anda tidak perlu berbuat apa-apa.',
    retrying: 'Mencoba lagi…',
  },
  en: {
    title: 'Sorry, this is our mistake',
    text: 'What you have saved is safe. Please try again in a moment.',
    code: 'If it stays like this, send us this code:',
    retry: 'Try again',
    home: 'Go to the start page',
    restTitle: 'Izinku is resting for a moment',
    restText:
      'Your data is safe. This page tries again by itself every few seconds. There is nothing you need to do.',
    retrying: 'Trying again…',
  },
} as const satisfies Record<Locale, Record<string, string>>
