const COMMON = {
  name: 'Sari Wulandari',
  company: 'Keripik Bu Sari',
  number: 'IZN-2026-000123',
  invoice: 'INV/2026/11/000123',
  action_url: 'https://izinku.example/contoh',
  platform: 'Izinku',
  days: '30',
  address: 'Jalan Kenanga No. 7, Cihapit, Bandung Wetan, Kota Bandung',
}

const WORDS: Record<string, Record<string, string>> = {
  id: {
    license: 'SPP-IRT',
    when: 'Selasa, 24 November 2026, 09.00–10.00 WIB',
    times: 'Selasa, 24 November 2026, 09.00–10.00 WIB\nRabu, 25 November 2026, 13.00–14.00 WIB',
    prepare: 'Tempat produksi\nPenyuluhan keamanan pangan',
    plan: 'Tumbuh',
    total: 'Rp\u00a054.390',
    due_on: 'Jumat, 28 November 2026',
    last_day: 'Jumat, 4 Desember 2026',
    count: '2',
    amount: 'Rp\u00a054.390',
    paid_on: '23 November 2026',
    method: 'QRIS',
    inviter: 'Sari Wulandari',
    role: 'Staf',
    expires_on: '30 November 2026',
    message: 'Hampir selesai. Perbaiki yang kami tandai, lalu kirim lagi.',
    items: 'Foto label: tulisannya belum terbaca\nBerat bersih: tambahkan satuannya',
    outcome: 'Ditolak',
    license_number: '206327301012331',
    valid_until: '23 November 2031',
    effective_on: '23 November 2026',
  },
  en: {
    license: 'Home food permit (SPP-IRT)',
    when: 'Tuesday, 24 November 2026, 09.00–10.00 WIB',
    times: 'Tuesday, 24 November 2026, 09.00–10.00 WIB\nWednesday, 25 November 2026, 13.00–14.00 WIB',
    prepare: 'Place of production\nFood safety training',
    plan: 'Grow',
    total: 'Rp\u00a054.390',
    due_on: 'Friday, 28 November 2026',
    last_day: 'Friday, 4 December 2026',
    count: '2',
    amount: 'Rp\u00a054.390',
    paid_on: '23 November 2026',
    method: 'QRIS',
    inviter: 'Sari Wulandari',
    role: 'Staff',
    expires_on: '30 November 2026',
    message: 'Almost done. Put right what we have marked, then send it again.',
    items: 'Label photo: the text cannot be read\nNet content: add the unit',
    outcome: 'Rejected',
    license_number: '206327301012331',
    valid_until: '23 November 2031',
    effective_on: '23 November 2026',
  },
}

/** Values that make a preview look like a real mail. */
export function sampleVariables(locale: string): Record<string, string> {
  return { ...COMMON, ...WORDS[locale === 'en' ? 'en' : 'id'] }
}
