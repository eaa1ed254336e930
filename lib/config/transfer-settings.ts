import { setting } from './setting'

/** Where owners may transfer money to by hand; without an account that way of paying is not offered. */
export const TRANSFER_SETTINGS = {
  'billing.transfer_accounts': setting(
    'billing.channels',
    'text',
    'BCA | 5410998877 | PT Izinku Usaha Nusantara\nBank Mandiri | 1370012345678 | PT Izinku Usaha Nusantara',
    { id: 'Rekening untuk transfer', en: 'Bank accounts for transfers' },
    {
      id: 'Satu baris per rekening: bank | nomor | nama pemilik. Kosong berarti transfer manual tidak ditawarkan.',
      en: 'One line for each account: bank | number | name of its holder. Empty: transfers by hand are not offered.',
    },
    {
      max_length: 1000,
      // Each line: bank | number | holder.
      pattern:
        '^[^|\\r\\n]{2,40}\\|[ 0-9.-]{6,34}\\|[^|\\r\\n]{2,80}(\\r?\\n[^|\\r\\n]{2,40}\\|[ 0-9.-]{6,34}\\|[^|\\r\\n]{2,80})*\\s*$',
    },
  ),
} as const
