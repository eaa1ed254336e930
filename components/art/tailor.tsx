import { type ArtProps, Scene } from './scene'

/** A tailor's table: the treadle machine at work, a finished shirt on its hanger, scissors, measuring tape. */
export function Tailor(props: ArtProps) {
  return (
    <Scene {...props}>
      <path d="M14 214h292" />
      <Shirt />
      <path d="M76 172 62 214M244 172l14 42M69 194h182" strokeWidth="3.5" />
      <circle cx="160" cy="194" r="17" className="fill-art-paper" />
      <path d="M160 177v34M143 194h34M148 182l24 24M172 182l-24 24" strokeWidth="1.75" />
      <rect x="44" y="160" width="234" height="12" rx="3" className="fill-art-kayu" />
      <rect x="112" y="146" width="132" height="14" rx="4" className="fill-art-dark" />
      <path
        d="M232 146v-48q0-12-12-12h-86q-14 0-14 14v26h22v-10q0-6 6-6h54q8 0 8 8v28Z"
        className="fill-art-nila"
      />
      <path d="M150 98h46" className="stroke-art-kunyit" strokeWidth="4" />
      <circle cx="240" cy="106" r="15" className="fill-art-kunyit" />
      <circle cx="240" cy="106" r="4" className="fill-art-paper" />
      <path d="M131 126v20" strokeWidth="3" />
      <path d="M176 70h16v16h-16Z" className="fill-art-terakota" />
      <path d="M173 70h22M173 86h22M176 78C152 64 132 72 131 92" strokeWidth="2" />
      <Cloth />
      <Scissors />
      <path d="M266 172c10 4 12 14 6 20s-4 14 4 18" strokeWidth="6" className="stroke-art-kunyit" />
      <path
        d="M266 172c10 4 12 14 6 20s-4 14 4 18"
        strokeWidth="6"
        strokeDasharray="1.5 5"
        strokeLinecap="butt"
      />
    </Scene>
  )
}

function Shirt() {
  return (
    <g>
      <path d="M70 34v-4a6 6 0 1 1 6-6M70 34 34 54M70 34l36 20" />
      <path
        d="M36 52 58 40q12 10 24 0l22 12 10 24-15 7-4-7v46H45V76l-4 7-15-7Z"
        className="fill-art-pandan"
      />
      <path d="M70 46v76" strokeDasharray="1 10" strokeWidth="4" />
      <path d="M52 112h10M78 112h10" strokeWidth="1.75" />
    </g>
  )
}

function Cloth() {
  return (
    <g>
      <path
        d="M56 150h96l4 10H92c0 16-6 32-16 42-8-8-18-10-28-8 8-12 10-26 8-44Z"
        className="fill-art-kunyit-soft"
      />
      {[
        [72, 160],
        [66, 176],
        [82, 178],
        [72, 192],
        [104, 155],
        [124, 155],
      ].map(([x, y]) => (
        <path
          key={`${x}-${y}`}
          d={`M${x} ${y}m-3 0 3-3 3 3-3 3Z`}
          className="fill-art-terakota"
          strokeWidth="1"
        />
      ))}
    </g>
  )
}

function Scissors() {
  return (
    <g strokeWidth="2">
      <circle cx="262" cy="154" r="5" />
      <circle cx="276" cy="150" r="5" />
      <path d="M257 152 244 140M272 147l-24-6" />
    </g>
  )
}
