import { BILLING_SETTINGS } from './billing-settings'
import { LICENSING_SETTINGS } from './licensing-settings'
import { PAYMENT_SETTINGS } from './payment-settings'
import { type SettingDefinition, setting } from './setting'
import { TRANSFER_SETTINGS } from './transfer-settings'

/** Every setting the code reads. Rows in the database are made from this. */
export const SETTINGS = {
  'platform.name': setting(
    'platform',
    'string',
    'Izinku',
    { id: 'Nama platform', en: 'Platform name' },
    {
      id: 'Tampil di judul halaman, email, dan sertifikat.',
      en: 'Shown in titles, e-mail and certificates.',
    },
    { required: true, max_length: 40 },
  ),
  'platform.support_email': setting(
    'platform',
    'email',
    'bantuan@izinku.test',
    { id: 'Email bantuan', en: 'Support e-mail' },
    { id: 'Tempat pengguna meminta bantuan.', en: 'Where users ask for help.' },
    { required: true },
  ),
  'platform.support_phone': setting(
    'platform',
    'phone',
    '+628110000123',
    { id: 'WhatsApp bantuan', en: 'Support WhatsApp' },
    { id: 'Diawali +62.', en: 'Begins with +62.' },
  ),
  'platform.sender_email': setting(
    'platform',
    'email',
    'kabar@izinku.test',
    { id: 'Alamat pengirim email', en: 'Sender address' },
    { id: 'Harus sudah diverifikasi di SendGrid.', en: 'Must be verified with SendGrid.' },
    { required: true },
  ),
  'platform.legal_name': setting(
    'platform.company',
    'string',
    'PT Izinku Usaha Nusantara',
    { id: 'Nama badan', en: 'Legal name' },
    { id: 'Tercetak di faktur.', en: 'Printed on invoices.' },
    { required: true, max_length: 100 },
  ),
  'platform.address': setting(
    'platform.company',
    'text',
    'Jalan Merdeka Timur 12, Jakarta Pusat 10110',
    { id: 'Alamat', en: 'Address' },
    { id: 'Tercetak di faktur.', en: 'Printed on invoices.' },
    { required: true, max_length: 300 },
  ),
  'platform.npwp': setting(
    'platform.company',
    'string',
    '0012345678012000',
    { id: 'NPWP', en: 'Tax number (NPWP)' },
    { id: '16 angka.', en: '16 digits.' },
    { pattern: '^[0-9]{16}$' },
  ),
  ...BILLING_SETTINGS,
  ...TRANSFER_SETTINGS,
  ...PAYMENT_SETTINGS,
  ...LICENSING_SETTINGS,
  'documents.max_upload_mb': setting(
    'documents',
    'integer',
    10,
    { id: 'Ukuran unggahan terbesar', en: 'Largest upload' },
    { id: 'Per berkas.', en: 'Per file.' },
    { min: 1, max: 50, unit: 'megabytes' },
  ),
  'security.session_days': setting(
    'security',
    'integer',
    30,
    { id: 'Lama sesi', en: 'Session length' },
    { id: 'Setelah itu, masuk lagi.', en: 'After it, one signs in again.' },
    { min: 1, max: 365, unit: 'days' },
  ),
  'security.staff_session_hours': setting(
    'security',
    'integer',
    12,
    { id: 'Lama sesi petugas', en: 'Session length of staff' },
    { id: 'Lebih singkat: mereka melihat data banyak orang.', en: "Shorter: they see many people's data." },
    { min: 1, max: 168, unit: 'hours' },
  ),
  'security.invitation_days': setting(
    'security',
    'integer',
    7,
    { id: 'Masa berlaku undangan', en: 'Invitations expire after' },
    { id: 'Hari sejak dikirim.', en: 'Days from sending.' },
    { min: 1, max: 60, unit: 'days' },
  ),
} as const satisfies Record<string, SettingDefinition<string | number | boolean>>

export type SettingKey = keyof typeof SETTINGS

type Widen<Value> = Value extends string
  ? string
  : Value extends number
    ? number
    : Value extends boolean
      ? boolean
      : never

/** All settings with their present values, typed: `settings['billing.invoice_due_days']` is a number. */
export type Settings = { [Key in SettingKey]: Widen<(typeof SETTINGS)[Key]['default']> }

export const SETTING_KEYS = Object.keys(SETTINGS) as SettingKey[]
