import { type ArtProps, Scene, Steam } from './scene'

const PETAL = 'M0-2.6C-7.4-7-8.6-15 0-21 8.6-15 7.4-7 0-2.6Z'

/** Batik in the making: the cloth on its rack, half waxed with kawung, the canting, the little stove with the wax. */
export function BatikMaker(props: ArtProps) {
  return (
    <Scene {...props}>
      <path d="M14 214h292" />
      <path d="M34 52v162M216 52v162M22 214h24M204 214h24" strokeWidth="5" />
      <path d="M26 46h198" strokeWidth="8" />
      <path d="M28 46h194" strokeWidth="4" className="stroke-art-kayu" />
      <path d="M48 50h154v128c-10 6-20-6-38 0s-24 6-40 0-26 8-40 2-24 4-36-2Z" className="fill-art-nila" />
      <g className="fill-art-kunyit-soft" strokeWidth="1.5">
        {MOTIFS.map(([x, y, part]) => (
          <Motif key={`${x}-${y}`} x={x} y={y} petals={part} />
        ))}
      </g>
      <path d="M176 150v26M132 158h30" className="stroke-art-nila-soft" strokeDasharray="2 5" />
      <Canting />
      <Stove />
    </Scene>
  )
}

/** Middle of each motif, and how many of its petals are waxed already. */
const MOTIFS: [number, number, number][] = [
  [75, 78, 4],
  [125, 78, 4],
  [175, 78, 4],
  [75, 128, 4],
  [125, 128, 4],
  [175, 128, 2],
]

function Motif({ x, y, petals }: { x: number; y: number; petals: number }) {
  return (
    <g transform={`translate(${x} ${y})`}>
      {[45, 135, 225, 315].slice(0, petals).map((angle) => (
        <path key={angle} d={PETAL} transform={`rotate(${angle})`} />
      ))}
      <circle r="1.6" className="fill-art-kunyit" strokeWidth="1" />
    </g>
  )
}

function Canting() {
  return (
    <g>
      <path d="M216 112 288 62" strokeWidth="10" />
      <path d="M217 111 287 63" strokeWidth="5.5" className="stroke-art-kayu" />
      <path d="M190 118c0-8 10-14 20-12s14 10 8 17-24 6-28-5Z" className="fill-art-kunyit" />
      <path d="M191 121c-6 2-10 8-9 15" strokeWidth="3" />
      <path d="M182 142c3 4 3 8 0 8s-3-4 0-8Z" className="fill-art-kunyit" strokeWidth="1.5" />
    </g>
  )
}

function Stove() {
  return (
    <g>
      <Steam x={252} y={158} />
      <path d="M248 186h48l5 28h-58Z" className="fill-art-terakota" />
      <path d="M262 214v-10a10 10 0 0 1 20 0v10Z" className="fill-art-dark" />
      <path d="M272 214c-5-2-5-7 0-12 5 5 5 10 0 12Z" className="fill-art-kunyit" strokeWidth="1.5" />
      <path d="M240 172h64c-2 11-14 16-32 16s-30-5-32-16Z" className="fill-art-dark" />
      <ellipse cx="272" cy="172" rx="32" ry="6" className="fill-art-kunyit" />
    </g>
  )
}
