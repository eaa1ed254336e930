import type { ReactNode } from 'react'
import { cx } from '@/components/ui/class-names'
import type { ChannelCode } from '@/lib/billing/payments/channels'

/** Letters and ground of the marks that are told apart by them. They name a way to pay and copy nobody's emblem. */
const LETTERS: Partial<Record<ChannelCode, [letters: string, ground: string]>> = {
  va_bca: ['BCA', 'fill-art-nila-soft'],
  va_mandiri: ['MDR', 'fill-art-kunyit-soft'],
  va_bni: ['BNI', 'fill-art-terakota'],
  va_bri: ['BRI', 'fill-art-langit'],
  va_permata: ['PRM', 'fill-art-pandan'],
  va_cimb: ['CIMB', 'fill-art-terakota'],
  gopay: ['Go', 'fill-art-langit'],
  ovo: ['OVO', 'fill-art-nila-soft'],
  dana: ['DANA', 'fill-art-langit'],
  shopeepay: ['SPay', 'fill-art-terakota'],
  linkaja: ['LA', 'fill-art-terakota'],
  indomaret: ['IDM', 'fill-art-kunyit-soft'],
  alfamart: ['ALF', 'fill-art-terakota'],
}

/** A small drawing of a way to pay; decoration beside its name. */
export function ChannelMark({ code, className }: { code: ChannelCode; className?: string }) {
  return (
    <svg viewBox="0 0 56 36" width={56} height={36} aria-hidden="true" className={cx('shrink-0', className)}>
      <rect x="0.75" y="0.75" width="54.5" height="34.5" rx="6" className="fill-art-paper stroke-line" />
      <g
        className="stroke-art-line"
        fill="none"
        strokeWidth="1.5"
        strokeLinecap="round"
        strokeLinejoin="round"
      >
        {drawing(code)}
      </g>
    </svg>
  )
}

function drawing(code: ChannelCode): ReactNode {
  if (code === 'qris') return <Qr />
  if (code === 'card') return <Card />
  if (code === 'transfer') return <Transfer />
  const [letters, ground] = LETTERS[code] ?? ['', 'fill-art-shade']
  if (code.startsWith('va_')) return <Bank letters={letters} ground={ground} />
  if (code === 'indomaret' || code === 'alfamart') return <Shop letters={letters} ground={ground} />
  return <Wallet letters={letters} ground={ground} />
}

type LettersProps = { letters: string; ground: string }

/** A gable above the letters: a bank. */
function Bank({ letters, ground }: LettersProps) {
  return (
    <>
      <path d="M8 13 28 5l20 8Z" className={ground} />
      <path d="M9 31h38" />
      <Letters y={26}>{letters}</Letters>
    </>
  )
}

/** A pocket with its flap. */
function Wallet({ letters, ground }: LettersProps) {
  return (
    <>
      <path d="M9 11V9a3 3 0 0 1 3-3h29a3 3 0 0 1 3 3v2" className={ground} />
      <path d="M7 11h42v16a3 3 0 0 1-3 3H10a3 3 0 0 1-3-3Z" className="fill-art-paper" />
      <Letters y={24}>{letters}</Letters>
    </>
  )
}

/** An awning above the letters: a shop with a till. */
function Shop({ letters, ground }: LettersProps) {
  return (
    <>
      <path
        d="M10 5h36l4 8a4 4 0 0 1-8.8 0 4 4 0 0 1-8.8 0 4 4 0 0 1-8.8 0 4 4 0 0 1-8.8 0A4 4 0 0 1 6 13Z"
        className={ground}
      />
      <Letters y={30}>{letters}</Letters>
    </>
  )
}

function Letters({ y, children }: { y: number; children: string }) {
  return (
    <text
      x="28"
      y={y}
      textAnchor="middle"
      className="fill-art-line"
      stroke="none"
      fontSize={children.length > 3 ? 10.5 : 12}
      fontWeight="800"
      letterSpacing="0.4"
    >
      {children}
    </text>
  )
}

function Qr() {
  return (
    <>
      <g className="fill-art-nila-soft">
        <path d="M16 6h9v9h-9ZM31 6h9v9h-9ZM16 21h9v9h-9Z" />
      </g>
      <path d="M31 21h3v3h-3ZM37 21h3M31 28v2M35 27h5M37 30h3" strokeWidth="2" />
    </>
  )
}

function Card() {
  return (
    <>
      <path
        d="M10 8h36a3 3 0 0 1 3 3v14a3 3 0 0 1-3 3H10a3 3 0 0 1-3-3V11a3 3 0 0 1 3-3Z"
        className="fill-art-nila-soft"
      />
      <path d="M7 13h42v5H7Z" className="fill-art-dark" stroke="none" />
      <path d="M12 23h9M38 23h6" strokeWidth="2" />
    </>
  )
}

function Transfer() {
  return (
    <>
      <path d="M8 14 18 7l10 7ZM11 17v8M18 17v8M25 17v8M9 28h18" className="fill-art-kunyit-soft" />
      <path d="M33 15h14l-4-4M47 22H33l4 4" strokeWidth="2" />
    </>
  )
}
