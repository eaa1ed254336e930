import { type ArtProps, Scene, Steam } from './scene'

/** Coffee on a bicycle: flasks and sachets at the back, an umbrella above, a cup that steams. */
export function CoffeeBike(props: ArtProps) {
  return (
    <Scene {...props}>
      <path d="M14 214h292" />
      <Umbrella />
      <BikeWheel x={84} />
      <BikeWheel x={232} />
      <path
        d="M84 182l38-52h78l32 52M122 130l34 52h-72M156 182l44-52M156 182 118 122"
        strokeWidth="4"
        className="stroke-art-terakota"
      />
      <path d="M200 130l-8-26h-16" strokeWidth="4" />
      <path d="M104 118h30c2 6-4 8-10 8h-12c-6 0-9-3-8-8Z" className="fill-art-dark" />
      <circle cx="156" cy="182" r="9" className="fill-art-kunyit" />
      <path d="M156 182l10 14h8" />
      <Box />
      <Cup />
    </Scene>
  )
}

function BikeWheel({ x }: { x: number }) {
  return (
    <g>
      <circle cx={x} cy="182" r="31" strokeWidth="4.5" />
      {[0, 45, 90, 135].map((angle) => (
        <path key={angle} d={`M${x} 153v58`} strokeWidth="1.25" transform={`rotate(${angle} ${x} 182)`} />
      ))}
      <circle cx={x} cy="182" r="4.5" className="fill-art-kunyit" />
    </g>
  )
}

function Box() {
  const sachets = ['fill-art-terakota', 'fill-art-kunyit', 'fill-art-pandan', 'fill-art-nila-soft']
  return (
    <g>
      <path d="M22 110h80v42H22Z" className="fill-art-nila" />
      <path d="M16 110h92" strokeWidth="4" />
      {sachets.map((fill, index) => (
        <path
          key={fill}
          d={`M${28 + index * 18} 116h13v18h-13ZM${28 + index * 18} 134h13v12h-13Z`}
          className={fill}
          strokeWidth="1.75"
        />
      ))}
      <Flask x={28} fill="fill-art-terakota" />
      <Flask x={52} fill="fill-art-pandan" />
      <path d="M78 92h20v18H78ZM78 92l4-5h12l4 5" className="fill-art-kunyit-soft" />
    </g>
  )
}

function Flask({ x, fill }: { x: number; fill: string }) {
  return (
    <g>
      <path d={`M${x} 80q0-6 4-8h11q4 2 4 8v30h-19Z`} className={fill} />
      <path d={`M${x + 4} 72v-8h11v8`} className="fill-art-paper" />
      <path d={`M${x} 88h19`} strokeWidth="1.75" />
    </g>
  )
}

function Umbrella() {
  return (
    <g>
      <path d="M108 40v82" strokeWidth="3.5" />
      <path
        d="M22 62C30 30 64 14 108 14s78 16 86 48c-10-7-20-7-29 0-8-7-20-7-28 0-9-7-20-7-29 0-9-7-20-7-29 0-8-7-19-7-28 0-9-7-19-7-29 0Z"
        className="fill-art-kunyit"
      />
      <path
        d="M79 62c0-22 12-40 29-48 17 8 29 26 29 48-9-7-20-7-29 0-9-7-20-7-29 0Z"
        className="fill-art-paper"
      />
      <path d="M108 14V8M108 14v48" />
    </g>
  )
}

function Cup() {
  return (
    <g>
      <Steam x={260} y={146} />
      <path d="M256 158h36l-4 28h-28Z" className="fill-art-paper" />
      <ellipse cx="274" cy="158" rx="18" ry="5" className="fill-art-kayu" />
      <path d="M250 192h48" strokeWidth="4" />
      <path d="M262 192v22M286 192v22" />
    </g>
  )
}
