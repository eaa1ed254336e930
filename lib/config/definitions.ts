import type { GROUPS, Words } from './groups'

/** Every setting the code reads: its type, its default and the rules its value must keep. Rows in the database are made from this. */

export type SettingType =
  | 'string'
  | 'text'
  | 'email'
  | 'url'
  | 'phone'
  | 'integer'
  | 'boolean'
  | 'money'
  | 'basis_points'
  | 'choice'
  | 'date'

export type SettingRules = {
  min?: number
  max?: number
  required?: boolean
  max_length?: number
  pattern?: string
  choices?: readonly string[]
  unit?: string
}

export type SettingDefinition<Value> = {
  group: string
  type: SettingType
  default: Value
  rules: SettingRules
  name: Words
  help: Words
}

function setting<Value>(
  group: (typeof GROUPS)[number]['key'],
  type: SettingType,
  value: Value,
  name: Words,
  help: Words,
  rules: SettingRules = {},
): SettingDefinition<Value> {
  return { group, type, default: value, rules, name, help }
}

const DAYS = { min: 0, max: 250, unit: 'working_days' }

function reminderDays(days: number, id: string, en: string): SettingDefinition<number> {
  return setting(
    'licenses',
    'integer',
    days,
    { id, en },
    {
      id: 'Hari kalender sebelum izin berakhir. 0: tanpa pengingat ini.',
      en: 'Calendar days before a licence ends. 0: not this reminder.',
    },
    { min: 0, max: 730, unit: 'days' },
  )
}

function stageDays(days: number, id: string, en: string): SettingDefinition<number> {
  return setting('licensing.stages', 'integer', days, { id, en }, { id: '', en: '' }, DAYS)
}

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
  'billing.invoice_due_days': setting(
    'billing',
    'integer',
    7,
    { id: 'Jatuh tempo faktur', en: 'Invoice due after' },
    { id: 'Hari kalender sejak terbit.', en: 'Calendar days from issue.' },
    { min: 0, max: 90, unit: 'days' },
  ),
  'billing.payment_expiry_hours': setting(
    'billing',
    'integer',
    24,
    { id: 'Batas waktu bayar', en: 'Payment page expires after' },
    { id: 'Lewat batas ini, pembayaran bisa diulang.', en: 'After it, paying can be tried again.' },
    { min: 1, max: 168, unit: 'hours' },
  ),
  'billing.is_pkp': setting(
    'billing.tax',
    'boolean',
    true,
    { id: 'Kami PKP', en: 'We are a taxable entrepreneur (PKP)' },
    { id: 'Hanya PKP yang memungut PPN.', en: 'Only a PKP charges PPN.' },
  ),
  'billing.ppn_rate_bp': setting(
    'billing.tax',
    'basis_points',
    1200,
    { id: 'Tarif PPN', en: 'PPN rate' },
    { id: 'PMK 131/2024: 12 %.', en: 'PMK 131/2024: 12 %.' },
    { min: 0, max: 10000 },
  ),
  'billing.ppn_base_numerator': setting(
    'billing.tax',
    'integer',
    11,
    { id: 'DPP nilai lain: pembilang', en: 'Tax base: numerator' },
    { id: '11/12 dari harga.', en: '11/12 of the price.' },
    { min: 1, max: 100 },
  ),
  'billing.ppn_base_denominator': setting(
    'billing.tax',
    'integer',
    12,
    { id: 'DPP nilai lain: penyebut', en: 'Tax base: denominator' },
    { id: '11/12 dari harga.', en: '11/12 of the price.' },
    { min: 1, max: 100 },
  ),
  'licensing.revision_days': setting(
    'licensing',
    'integer',
    10,
    { id: 'Waktu perbaikan pemohon', en: "Applicant's time for a revision" },
    { id: 'Hari kerja sejak diminta.', en: 'Working days from the request.' },
    { ...DAYS, min: 1 },
  ),
  'licensing.remind_days': setting(
    'licensing',
    'integer',
    1,
    { id: 'Pengingat untuk petugas', en: 'Reminder to staff' },
    {
      id: 'Hari kerja sebelum tenggat tahap. 0: tanpa pengingat.',
      en: "Working days before a stage's deadline. 0: no reminder.",
    },
    { ...DAYS, max: 30 },
  ),
  'licensing.applicant_remind_days': setting(
    'licensing',
    'integer',
    3,
    { id: 'Pengingat untuk pemohon', en: 'Reminder to applicants' },
    {
      id: 'Hari kerja sebelum tenggat perbaikan. 0: tanpa pengingat.',
      en: 'Working days before a revision is due. 0: no reminder.',
    },
    { ...DAYS, max: 30 },
  ),
  'licensing.withdrawal_grace_days': setting(
    'licensing',
    'integer',
    5,
    { id: 'Masa tenggang sebelum ditarik', en: 'Grace before withdrawal' },
    {
      id: 'Hari kerja setelah tenggat perbaikan lewat dan pemohon diperingatkan.',
      en: 'Working days after a revision was due and the applicant was warned.',
    },
    { ...DAYS, min: 1, max: 60 },
  ),
  'licensing.hold_days': setting(
    'licensing',
    'integer',
    60,
    { id: 'Penundaan terlama', en: 'Longest hold' },
    { id: 'Hari kalender.', en: 'Calendar days.' },
    { min: 1, max: 365, unit: 'days' },
  ),
  'assignment.automatic': setting(
    'assignment',
    'boolean',
    false,
    { id: 'Bagi kasus secara otomatis', en: 'Assign cases automatically' },
    {
      id: 'Menurut peran, keahlian, kehadiran, dan beban. Mati: petugas mengambil sendiri.',
      en: 'By role, skills, presence and load. Off: reviewers take the next one themselves.',
    },
  ),
  'assignment.max_open': setting(
    'assignment',
    'integer',
    25,
    { id: 'Kasus terbuka per orang', en: 'Open cases for each person' },
    {
      id: 'Sampai sebanyak ini kasus dibagikan. Bisa diatur lain untuk tiap orang.',
      en: 'Cases are given out up to this many. Each person can have another number.',
    },
    { min: 1, max: 1000 },
  ),
  'licenses.reminder_days_first': reminderDays(90, 'Pengingat pertama', 'First reminder'),
  'licenses.reminder_days_second': reminderDays(30, 'Pengingat kedua', 'Second reminder'),
  'licenses.reminder_days_third': reminderDays(7, 'Pengingat terakhir', 'Last reminder'),
  'licensing.stage_days.intake': stageDays(1, 'Penerimaan', 'Intake'),
  'licensing.stage_days.document_check': stageDays(2, 'Pemeriksaan dokumen', 'Document check'),
  'licensing.stage_days.technical_review': stageDays(5, 'Pemeriksaan teknis', 'Technical review'),
  'licensing.stage_days.submission': stageDays(1, 'Pengajuan ke instansi', 'Submission to the authority'),
  'licensing.stage_days.authority_processing': stageDays(12, 'Proses di instansi', "Authority's processing"),
  'licensing.stage_days.visit': stageDays(5, 'Kunjungan', 'Visit'),
  'licensing.stage_days.decision': stageDays(2, 'Keputusan', 'Decision'),
  'licensing.stage_days.issue': stageDays(1, 'Penerbitan', 'Issue'),
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

/** All settings with their present values, typed: `settings['billing.ppn_rate_bp']` is a number. */
export type Settings = { [Key in SettingKey]: Widen<(typeof SETTINGS)[Key]['default']> }

export const SETTING_KEYS = Object.keys(SETTINGS) as SettingKey[]
