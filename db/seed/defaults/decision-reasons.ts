import type { Db } from '@/db'
import { newId } from '@/lib/ids'

type Reason = { key: string; kind: 'reject' | 'revision'; name: [string, string]; text: [string, string] }

const REASONS: Reason[] = [
  {
    key: 'unreadable',
    kind: 'revision',
    name: ['Tidak terbaca', 'Cannot be read'],
    text: [
      'Foto atau pindaian kurang jelas. Unggah lagi sampai semua tulisan terbaca.',
      'The photo or scan is not clear enough. Please upload it again so that every word can be read.',
    ],
  },
  {
    key: 'incomplete',
    kind: 'revision',
    name: ['Belum lengkap', 'Incomplete'],
    text: [
      'Isian ini belum lengkap. Tambahkan yang kurang.',
      'This is not complete yet. Please add what is missing.',
    ],
  },
  {
    key: 'mismatch',
    kind: 'revision',
    name: ['Tidak cocok dengan dokumen', 'Does not match the documents'],
    text: [
      'Isian ini berbeda dari dokumen Anda. Samakan keduanya.',
      'This differs from what your documents say. Please make both agree.',
    ],
  },
  {
    key: 'expired_document',
    kind: 'revision',
    name: ['Dokumen kedaluwarsa', 'Document has expired'],
    text: [
      'Masa berlaku dokumen ini sudah habis. Unggah yang masih berlaku.',
      'This document has expired. Please upload one that is still valid.',
    ],
  },
  {
    key: 'wrong_document',
    kind: 'revision',
    name: ['Dokumen keliru', 'Wrong document'],
    text: [
      'Ini bukan dokumen yang diminta. Unggah yang benar.',
      'This is not the document asked for. Please upload the right one.',
    ],
  },
  {
    key: 'missing_page',
    kind: 'revision',
    name: ['Ada halaman yang kurang', 'Pages are missing'],
    text: [
      'Ada halaman yang kurang. Unggah semua halamannya.',
      'Some pages are missing. Please upload all of them.',
    ],
  },
  {
    key: 'missing_signature',
    kind: 'revision',
    name: ['Belum ditandatangani', 'Not signed'],
    text: [
      'Dokumen ini belum ditandatangani. Tanda tangani, lalu unggah lagi.',
      'This document is not signed. Please sign it and upload it again.',
    ],
  },
  {
    key: 'wrong_kbli',
    kind: 'revision',
    name: ['KBLI tidak sesuai kegiatan', 'KBLI does not fit the activity'],
    text: [
      'Kode KBLI tidak sesuai dengan kegiatan yang Anda ceritakan. Pilih yang sesuai.',
      'The KBLI code does not fit the activity you describe. Please choose the one that does.',
    ],
  },
  {
    key: 'address_unclear',
    kind: 'revision',
    name: ['Alamat kurang jelas', 'Address is unclear'],
    text: [
      'Alamat belum cukup jelas untuk ditemukan. Tambahkan nomor, RT, dan RW.',
      'The address is not clear enough to be found. Please add the number, RT and RW.',
    ],
  },
  {
    key: 'not_eligible',
    kind: 'reject',
    name: ['Tidak memenuhi syarat', 'Not eligible'],
    text: [
      'Usaha Anda belum memenuhi syarat untuk izin ini.',
      'Your business does not meet the conditions for this licence.',
    ],
  },
  {
    key: 'wrong_license',
    kind: 'reject',
    name: ['Izin yang keliru', 'Wrong licence'],
    text: [
      'Kegiatan usaha Anda memerlukan izin lain. Lihat saran kami di halaman Izin.',
      'Your activity needs another licence. See what we suggest on the page Licences.',
    ],
  },
  {
    key: 'false_information',
    kind: 'reject',
    name: ['Keterangan tidak benar', 'False information'],
    text: [
      'Keterangan dalam permohonan ini tidak sesuai dengan kenyataan.',
      'What this application says does not agree with the facts.',
    ],
  },
  {
    key: 'duplicate',
    kind: 'reject',
    name: ['Permohonan ganda', 'Duplicate application'],
    text: [
      'Permohonan yang sama sudah kami terima. Kami meneruskan yang pertama.',
      'We already received the same application and go on with the first one.',
    ],
  },
  {
    key: 'location_not_allowed',
    kind: 'reject',
    name: ['Lokasi tidak sesuai tata ruang', 'Location against the zoning'],
    text: [
      'Lokasi usaha tidak sesuai dengan rencana tata ruang.',
      'The place of business is not in line with the zoning plan.',
    ],
  },
  {
    key: 'failed_inspection',
    kind: 'reject',
    name: ['Tidak lulus pemeriksaan', 'Failed the inspection'],
    text: [
      'Hasil pemeriksaan di tempat usaha belum memenuhi syarat.',
      'The inspection of your premises found that the conditions are not met.',
    ],
  },
  {
    key: 'refused_by_authority',
    kind: 'reject',
    name: ['Ditolak instansi', 'Refused by the authority'],
    text: ['Instansi penerbit menolak permohonan ini.', 'The issuing authority refused this application.'],
  },
]

const REPLIES = [
  {
    title: 'Minta foto ulang',
    body: 'Halo {nama_usaha}, foto yang Anda kirim kurang jelas. Ambil lagi di tempat terang, seluruh dokumen masuk bingkai.',
  },
  {
    title: 'Perbaiki lalu kirim lagi',
    body: 'Permohonan {nomor} hampir lengkap. Perbaiki hal di bawah ini sebelum {tenggat}, lalu kirim lagi.',
  },
  {
    title: 'Menunggu instansi',
    body: 'Permohonan {nomor} sedang diproses instansi. Anda tidak perlu berbuat apa-apa. Kami memberi kabar begitu ada jawaban.',
  },
]

/** The reasons and replies that every installation begins with. What staff changed or retired stays as it is. */
export async function seedDecisionReasons(db: Db): Promise<void> {
  await db
    .insertInto('decision_reasons')
    .values(
      REASONS.map(({ key, kind, name, text }, position) => ({
        key,
        kind,
        name_id: name[0],
        name_en: name[1],
        text_id: text[0],
        text_en: text[1],
        position,
      })),
    )
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute()
  const known = await db.selectFrom('saved_replies').select('id').limit(1).executeTakeFirst()
  if (known) return
  await db
    .insertInto('saved_replies')
    .values(REPLIES.map((reply, position) => ({ id: newId(), ...reply, position })))
    .execute()
}
