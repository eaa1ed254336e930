import { z } from 'zod'

/** NIST SP 800-63B-4 3.1.1.2: length and a check against known ones, no rules about kinds of characters. */
export const MIN_PASSWORD = 10
export const MAX_PASSWORD = 128

// Of the commonest leaked ones, those with ten characters and more, and what Indonesians add to them.
const COMMON = new Set(
  `1234567890 0123456789 0987654321 9876543210 12345678910 1234567891 123456789a a123456789 123456789q q123456789
  1q2w3e4r5t 1qaz2wsx3edc q1w2e3r4t5 1q2w3e4r5t6y qwertyuiop qwerty1234 qwerty12345 qwerty123456 asdfghjkl1 asdfghjkl123
  zxcvbnm123 qazwsxedc1 password12 password123 password1234 password12345 password123456 passw0rd123 p@ssw0rd123
  p@ssword123 administrator admin12345 admin123456 adminadmin adminadmin1 welcome123 welcome1234 letmein123 iloveyou12
  iloveyou123 sunshine123 princess123 superman123 football123 baseball123 whatever123 abcd123456 abc1234567 abcdefghij
  abcdef1234 abcdefg123 aa12345678 aa123456789 test123456 testing123 changeme123 default123 guest12345 user123456
  indonesia1 indonesia12 indonesia123 indonesia45 indonesia1945 indonesiaku indonesiaraya merdeka1945 merdeka123 garuda1234
  jakarta123 bandung123 surabaya123 sayang1234 sayangku123 sayangkamu cintaku123 cintakamu123 akucintakamu bismillah1
  bismillah12 bismillah123 bismillah99 alhamdulillah subhanallah rahasia123 rahasia1234 rahasia12345 katasandi1
  katasandi123 sandiku123 namasaya123 usahaku123 warung1234 warungku123 izinku1234 izinku12345 izinku123456 pancasila1
  pancasila123 doraemon123 naruto1234 persib1933 persija1928 ganteng123 cantik1234 kucing1234 semangka123 blackpink123`
    .split(/\s+/)
    .filter(Boolean),
)

/** Whether a password is among the first that anyone would try: a common one, one repeated piece, or a row of neighbours. */
export function isCommonPassword(password: string): boolean {
  const plain = password.toLowerCase()
  if (COMMON.has(plain)) return true
  if (/^(.{1,4})\1+$/s.test(plain)) return true
  return isRow(plain)
}

/** `abcdefghijkl`, `2345678901`, `9876543210`. */
function isRow(text: string): boolean {
  const codes = [...text].map((letter) => letter.charCodeAt(0))
  const steps = new Set(codes.slice(1).map((code, index) => (code - (codes[index] ?? 0) + 10) % 10))
  return steps.size === 1 && (steps.has(1) || steps.has(9)) && /^(\d+|[a-z]+)$/.test(text)
}

/** A password to be chosen; its messages are keys of namespace `validation`. */
export const newPasswordSchema = z
  .string()
  .min(MIN_PASSWORD)
  .max(MAX_PASSWORD)
  .refine((password) => !isCommonPassword(password), 'commonPassword')
