import { type SettingDefinition, setting } from './setting'

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

/** Times, reminders and assignment of licensing. */
export const LICENSING_SETTINGS = {
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
} as const satisfies Record<string, SettingDefinition<string | number | boolean>>
