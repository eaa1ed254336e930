import { type SettingDefinition, setting } from './setting'

const DAYS = { min: 0, max: 90, unit: 'days' }

/** Invoices, renewals and reminders. Calendar days of Jakarta. */
export const BILLING_SETTINGS = {
  'billing.invoice_due_days': setting(
    'billing',
    'integer',
    7,
    { id: 'Jatuh tempo faktur', en: 'Invoice due after' },
    { id: 'Hari kalender sejak terbit.', en: 'Calendar days from issue.' },
    DAYS,
  ),
  'billing.payment_expiry_hours': setting(
    'billing',
    'integer',
    24,
    { id: 'Batas waktu bayar', en: 'Payment page expires after' },
    { id: 'Lewat batas ini, pembayaran bisa diulang.', en: 'After it, paying can be tried again.' },
    { min: 1, max: 168, unit: 'hours' },
  ),
  'billing.renew_ahead_days': setting(
    'billing',
    'integer',
    7,
    { id: 'Tagihan perpanjangan terbit', en: 'Renewals are invoiced' },
    { id: 'Hari kalender sebelum masa paket berakhir.', en: 'Calendar days before a period ends.' },
    { min: 1, max: 60, unit: 'days' },
  ),
  'billing.dunning_days': setting(
    'billing',
    'string',
    '-3,0,3,7,14',
    { id: 'Pengingat tagihan', en: 'Payment reminders' },
    {
      id: 'Hari dihitung dari jatuh tempo, dipisah koma. Minus: sebelumnya. 0: pada harinya.',
      en: 'Days counted from the due date, separated by commas. Minus: before it. 0: on the day.',
    },
    { required: true, max_length: 60, pattern: '^-?[0-9]{1,2}( ?, ?-?[0-9]{1,2}){0,9}$' },
  ),
  'billing.restrict_after_days': setting(
    'billing',
    'integer',
    10,
    { id: 'Paket dibatasi setelah', en: 'Plans are restricted after' },
    {
      id: 'Hari kalender setelah jatuh tempo. Sesudahnya berlaku batas paket gratis.',
      en: 'Calendar days after the due date. From then on the limits of the free plan apply.',
    },
    { ...DAYS, min: 1 },
  ),
  'billing.cancel_after_days': setting(
    'billing',
    'integer',
    30,
    { id: 'Paket dihentikan setelah', en: 'Plans end after' },
    {
      id: 'Hari kalender setelah jatuh tempo. Tidak lebih cepat daripada pembatasan.',
      en: 'Calendar days after the due date. Never sooner than the restriction.',
    },
    { min: 1, max: 180, unit: 'days' },
  ),
} as const satisfies Record<string, SettingDefinition<string | number | boolean>>
