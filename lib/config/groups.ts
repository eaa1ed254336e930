/** The groups in which staff find the settings; a group's parent comes before it. */

export type Words = { id: string; en: string }

export type GroupDefinition = { key: string; parent: string | null; name: Words; description: Words }

export const GROUPS = [
  {
    key: 'platform',
    parent: null,
    name: { id: 'Platform', en: 'Platform' },
    description: {
      id: 'Nama dan alamat yang dilihat semua orang.',
      en: 'The name and addresses everyone sees.',
    },
  },
  {
    key: 'platform.company',
    parent: 'platform',
    name: { id: 'Badan usaha', en: 'Company' },
    description: { id: 'Data penerbit faktur.', en: 'Who issues the invoices.' },
  },
  {
    key: 'billing',
    parent: null,
    name: { id: 'Tagihan', en: 'Billing' },
    description: { id: 'Tenggat tagihan dan pembayaran.', en: 'Due dates of invoices and payments.' },
  },
  {
    key: 'billing.channels',
    parent: 'billing',
    name: { id: 'Cara bayar', en: 'Payment channels' },
    description: {
      id: 'Cara bayar yang ditawarkan dan penyedianya.',
      en: 'Which channels are offered, and by which provider.',
    },
  },
  {
    key: 'licensing',
    parent: null,
    name: { id: 'Perizinan', en: 'Licensing' },
    description: { id: 'Tenggat pemeriksaan dan perbaikan.', en: 'Deadlines of review and revision.' },
  },
  {
    key: 'licensing.stages',
    parent: 'licensing',
    name: { id: 'Hari kerja per tahap', en: 'Working days by stage' },
    description: {
      id: 'Dipakai bila jenis izin tidak menentukan sendiri.',
      en: 'Used where a licence type does not say its own.',
    },
  },
  {
    key: 'assignment',
    parent: 'licensing',
    name: { id: 'Pembagian kasus', en: 'Assignment' },
    description: {
      id: 'Siapa mendapat kasus berikutnya, dan berapa banyak.',
      en: 'Who gets the next case, and how many.',
    },
  },
  {
    key: 'licenses',
    parent: null,
    name: { id: 'Izin yang terbit', en: 'Issued licences' },
    description: { id: 'Pengingat sebelum izin berakhir.', en: 'Reminders before a licence ends.' },
  },
  {
    key: 'documents',
    parent: null,
    name: { id: 'Dokumen', en: 'Documents' },
    description: { id: 'Batas unggahan.', en: 'Limits of uploads.' },
  },
  {
    key: 'security',
    parent: null,
    name: { id: 'Keamanan', en: 'Security' },
    description: { id: 'Sesi dan undangan.', en: 'Sessions and invitations.' },
  },
] as const satisfies readonly GroupDefinition[]
