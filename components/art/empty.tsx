import { type ArtProps, Scene } from './scene'

const SIZE = { width: 160, height: 120 }

/** No documents yet: an open folder waiting for its first sheet. */
export function EmptyDocuments(props: ArtProps) {
  return (
    <Scene {...SIZE} {...props}>
      <path d="M12 106h136" />
      <path d="M34 34h34l8 10h50v60H34Z" className="fill-art-kunyit" />
      <path d="M50 22h48l14 14v56H50Z" className="fill-art-paper" />
      <path d="M98 22v14h14M60 48h36M60 60h36M60 72h22" strokeWidth="2" />
      <path d="M22 64h116l-12 40H34Z" className="fill-art-kunyit-soft" />
      <path d="M80 94V76M72 83l8-8 8 8" />
    </Scene>
  )
}

/** No applications yet: the form with its stamp beside it. */
export function EmptyApplications(props: ArtProps) {
  return (
    <Scene {...SIZE} {...props}>
      <path d="M12 108h136" />
      <path d="M36 16h56l14 14v78H36Z" className="fill-art-paper" />
      <path d="M92 16v14h14M48 44h34M48 56h44M48 68h24" strokeWidth="2" />
      <path d="M104 98h36v10h-36Z" className="fill-art-kayu" />
      <path d="M110 98c0-12 6-14 6-24a8 8 0 1 1 12 0c0 10 6 12 6 24Z" className="fill-art-nila" />
      <g transform="translate(58 90)" className="fill-art-kunyit" strokeWidth="1.5">
        {[45, 135, 225, 315].map((angle) => (
          <path key={angle} d="M0-2C-6-5-6-11 0-15 6-11 6-5 0-2Z" transform={`rotate(${angle})`} />
        ))}
      </g>
    </Scene>
  )
}

/** No messages: a letter box with its flag down. */
export function EmptyMessages(props: ArtProps) {
  return (
    <Scene {...SIZE} {...props}>
      <path d="M12 108h136M74 82v26M90 82v26" />
      <path d="M38 82V50q0-20 20-20h56q16 0 16 20v32Z" className="fill-art-terakota" />
      <path d="M38 82V50q0-20 20-20t20 20v32Z" className="fill-art-paper" />
      <path d="M50 56h16" strokeWidth="4" />
      <path d="M108 46h20v10h-20Z" className="fill-art-kunyit" />
      <path d="M108 46v22" />
      <path
        d="M20 24h24v16H20ZM20 24l12 9 12-9"
        className="fill-art-paper"
        strokeWidth="2"
        transform="rotate(-12 32 32)"
      />
    </Scene>
  )
}

/** Nothing found: a glass over an empty sheet. */
export function EmptySearch(props: ArtProps) {
  return (
    <Scene {...SIZE} {...props}>
      <path d="M12 108h136" />
      <path d="M34 20h66v88H34Z" className="fill-art-shade" />
      <path d="M46 36h42M46 50h42M46 64h20M46 78h30" strokeWidth="2" opacity="0.5" />
      <path d="M114 82l20 20" strokeWidth="9" />
      <path d="M114 82l20 20" strokeWidth="4.5" className="stroke-art-kayu" />
      <circle cx="96" cy="64" r="26" className="fill-art-langit" />
      <path d="M82 62c2-9 8-13 15-13" className="stroke-white" strokeWidth="4" />
    </Scene>
  )
}

/** No bills: a paper roll that has nothing on it. */
export function EmptyBills(props: ArtProps) {
  return (
    <Scene {...SIZE} {...props}>
      <path d="M12 108h136" />
      <path d="M46 14h62v84l-8-6-8 6-8-6-7 6-8-6-8 6-8-6-7 6Z" className="fill-art-paper" />
      <path d="M58 32h38M58 44h26" strokeWidth="2" />
      <circle cx="116" cy="86" r="20" className="fill-art-kunyit" />
      <circle cx="116" cy="86" r="13" strokeWidth="1.75" />
      <path d="M111 92v-12h6a4 4 0 0 1 0 8h-6l8 4" strokeWidth="2" />
      <path d="M60 66h24" strokeWidth="2" strokeDasharray="2 6" />
    </Scene>
  )
}

/** All done: a glass of tea, and nothing that waits. */
export function AllDone(props: ArtProps) {
  return (
    <Scene {...SIZE} {...props}>
      <path d="M12 108h136" />
      <path d="M58 98c0 6 44 6 44 0" className="fill-art-paper" />
      <path d="M60 44h40l-5 56H65Z" className="fill-art-paper" />
      <path d="M61 56h38l-4 44H65Z" className="fill-art-kunyit" />
      <path d="M99 56c14-4 18 20-2 24" />
      <path d="M70 36c-4-4 4-8 0-13M82 36c-4-4 4-8 0-13" opacity="0.55" />
      <circle cx="122" cy="34" r="16" className="fill-art-pandan" />
      <path d="M114 34l6 6 10-11" className="stroke-white" strokeWidth="3.5" />
    </Scene>
  )
}
