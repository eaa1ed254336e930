import { type ArtProps, Awning, Scene, Steam } from './scene'

/** A pushcart that sells seblak: glass case with crackers, a wok on the fire, a stool. */
export function SeblakStall(props: ArtProps) {
  return (
    <Scene {...props}>
      <path d="M14 214h292" />
      <g>
        <path d="M84 62v70M246 62v70" strokeWidth="4" />
        <path d="M165 64v10" />
        <circle cx="165" cy="79" r="5.5" className="fill-art-kunyit" />
        <GlassCase />
        <Steam x={190} y={98} />
        <path d="M216 108 246 84" strokeWidth="4" />
        <path d="M172 112h68c-1 13-15 20-34 20s-33-7-34-20Z" className="fill-art-dark" />
        <ellipse cx="206" cy="111" rx="34" ry="6" className="fill-art-terakota" />
        <circle cx="196" cy="110" r="2.4" className="fill-art-kunyit" strokeWidth="1.5" />
        <circle cx="215" cy="112" r="2.4" className="fill-art-pandan" strokeWidth="1.5" />
        <Awning x={54} width={222} y={32} fill="fill-art-kunyit" />
      </g>
      <rect x="64" y="132" width="202" height="12" rx="3" className="fill-art-kayu" />
      <path d="M74 144h182v42H74Z" className="fill-art-terakota" />
      <text
        x="182"
        y="173"
        textAnchor="middle"
        className="fill-art-paper dark:fill-white"
        stroke="none"
        fontSize="24"
        fontWeight="800"
        letterSpacing="3"
      >
        SEBLAK
      </text>
      <path d="M256 158h38" strokeWidth="4" />
      <path d="M236 186v28" strokeWidth="4" />
      <Wheel />
      <Stool />
    </Scene>
  )
}

function GlassCase() {
  return (
    <g>
      <path d="M94 84h66v48H94Z" className="fill-art-paper" />
      <path d="M94 108h66" />
      {[105, 118, 131, 144].map((x) => (
        <circle key={x} cx={x} cy="101" r="6" className="fill-art-kunyit-soft" />
      ))}
      {[108, 124, 140].map((x) => (
        <ellipse key={x} cx={x} cy="125" rx="8" ry="6" className="fill-art-kunyit" />
      ))}
    </g>
  )
}

function Wheel() {
  return (
    <g>
      <circle cx="98" cy="194" r="20" className="fill-art-paper" strokeWidth="4" />
      <path d="M98 174v40M78 194h40M84 180l28 28M112 180l-28 28" strokeWidth="1.75" />
      <circle cx="98" cy="194" r="4" className="fill-art-kunyit" />
    </g>
  )
}

function Stool() {
  return (
    <g>
      <path d="M30 184l-5 30M54 184l5 30M28 200h28" />
      <path d="M24 178h36v8H24Z" className="fill-art-nila" />
      <path d="M31 166h22c0 7-4 12-11 12s-11-5-11-12Z" className="fill-art-paper" />
      <path d="M31 166h22" />
    </g>
  )
}
