import { expect, test } from 'vitest'
import { KBLI_VERSIONS, kbliCategory } from './kbli-category'
import { kbliTitle } from './kbli-title'

test.each([
  ['PERTANIAN JAGUNG', 'Pertanian Jagung'],
  [
    'INDUSTRI ES YANG DAPAT DIMAKAN DAN ES PENCUCI MULUT',
    'Industri Es yang Dapat Dimakan dan Es Pencuci Mulut',
  ],
  ['PERDAGANGAN ECERAN BUAH-BUAHAN', 'Perdagangan Eceran Buah-buahan'],
  ['PERDAGANGAN ECERAN ALAT-ALAT PERTANIAN', 'Perdagangan Eceran Alat-Alat Pertanian'],
  ['AKTIVITAS RUMAH TINGGAL SEWA (HOMESTAY)', 'Aktivitas Rumah Tinggal Sewa (Homestay)'],
  ['PENERBITAN GIM DALAM JARINGAN ( GAME ONLINE)', 'Penerbitan Gim dalam Jaringan (Game Online)'],
  ['INDUSTRI KERAJINAN YTDL', 'Industri Kerajinan YTDL'],
  ['PERDAGANGAN ECERAN GAS TABUNG LPG', 'Perdagangan Eceran Gas Tabung LPG'],
  ['  Pertanian   Aneka Kacang ', 'Pertanian Aneka Kacang'],
])('%s', (published, expected) => {
  expect(kbliTitle(published)).toBe(expected)
  expect(kbliTitle(kbliTitle(published))).toBe(expected)
})

test.each([
  ['01111', 'A', 'A'],
  ['47711', 'G', 'G'],
  ['56101', 'I', 'I'],
  ['62199', 'K', 'J'],
  ['96210', 'T', 'S'],
  ['99000', 'V', 'U'],
])('%s belongs to %s in 2025 and to %s in 2020', (code, in2025, in2020) => {
  expect(kbliCategory('2025', code)).toBe(in2025)
  expect(kbliCategory('2020', code)).toBe(in2020)
})

test('every division has a category', () => {
  for (const version of KBLI_VERSIONS) {
    for (let division = 1; division <= 99; division++) {
      expect(kbliCategory(version, `${String(division).padStart(2, '0')}000`)).toMatch(/^[A-V]$/)
    }
  }
})
