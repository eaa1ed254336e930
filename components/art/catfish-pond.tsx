import { type ArtProps, Scene } from './scene'

/** A round tarpaulin pond, a catfish leaping out of it, the hand net, a banana plant. */
export function CatfishPond(props: ArtProps) {
  return (
    <Scene {...props}>
      <path d="M14 216h292" />
      <BananaPlant />
      <path d="M44 138v56c0 12 46 22 102 22s102-10 102-22v-56Z" className="fill-art-nila" />
      <path
        d="M62 152v54M82 158v53M104 162v52M126 164v51M148 164v52M170 164v51M192 161v52M214 157v53M234 151v54M44 168c30 22 174 22 204 0M44 188c30 22 174 22 204 0"
        strokeWidth="1.25"
        opacity="0.6"
      />
      <ellipse cx="146" cy="138" rx="102" ry="25" className="fill-art-langit" />
      <ellipse cx="146" cy="138" rx="102" ry="25" />
      <path
        d="M82 138c10-6 22-6 32 0M176 146c10-6 22-6 32 0M120 152c8-4 18-4 26 0M190 128c6-3 14-3 20 0"
        strokeWidth="1.75"
      />
      <Catfish />
      <path d="M88 150c4-5 12-5 16 0M116 140v-10M104 142l-7-9M130 142l6-9" strokeWidth="2" />
      <HandNet />
    </Scene>
  )
}

function Catfish() {
  return (
    <g>
      <path d="M104 112c-12-4-26 2-34 16 12 0 22 4 28 12 10-6 14-16 6-28Z" className="fill-art-dark" />
      <path d="M184 49c-10-13-31-12-47 0-10 8-18 18-22 31 18-19 40-30 69-31Z" className="fill-art-nila" />
      <path
        d="M238 70c-6-16-26-24-48-22-34 2-70 24-90 64-4 8 4 12 10 6 20-22 46-34 74-32 22 2 38 6 48 0 6-4 8-10 6-16Z"
        className="fill-art-dark"
      />
      <path d="M232 82c-14 5-32-2-54-2-26 2-48 14-64 32" className="stroke-art-nila-soft" />
      <path d="M196 87c8 8 8 20 0 29-7-8-11-18-9-29" className="fill-art-dark" />
      <circle cx="216" cy="60" r="3.8" className="fill-art-paper" strokeWidth="1.5" />
      <path
        d="M232 60c6-10 15-15 26-12M238 68c9-7 21-7 30 0M238 77c10 0 19 7 23 16M230 86c5 6 8 14 6 23"
        strokeWidth="2"
      />
    </g>
  )
}

function HandNet() {
  return (
    <g>
      <path d="M238 122 300 78" strokeWidth="4.5" className="stroke-art-kayu" />
      <path d="M238 122 300 78" strokeWidth="1.5" />
      <path d="M202 128c0 22 8 34 18 34s22-16 20-34" className="fill-art-paper" opacity="0.85" />
      <path d="M205 142h32M210 152h23M213 130l4 30M227 132v26" strokeWidth="1.25" />
      <ellipse cx="221" cy="127" rx="19" ry="6" />
    </g>
  )
}

function BananaPlant() {
  return (
    <g>
      <path d="M278 216c-4-30-2-56 2-80" strokeWidth="7" className="stroke-art-pandan" />
      <path d="M280 140c-26-22-44-16-54 4 22-4 40-4 54-4Z" className="fill-art-pandan" />
      <path d="M280 140c-6-30 6-48 24-54 4 22-6 42-24 54Z" className="fill-art-pandan" />
      <path d="M280 142c14-10 26-8 32 2-12 4-22 4-32-2Z" className="fill-art-pandan" />
      <path d="M278 150c-14 4-22 16-22 30 14-4 22-16 22-30Z" className="fill-art-pandan" />
      <path d="M280 140c-18-8-32-8-46 0M280 140c4-18 10-34 22-48" strokeWidth="1.5" />
    </g>
  )
}
