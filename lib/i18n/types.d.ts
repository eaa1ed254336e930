import type { Locale } from './locale'

declare module 'next-intl' {
  interface AppConfig {
    Locale: Locale
  }
}
