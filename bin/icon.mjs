// Prints the line for components/ui/icons.tsx that draws an icon of Lucide (https://lucide.dev, ISC licence):
//   node bin/icon.mjs trash-2
import { readFileSync } from 'node:fs'

const number = (value) => String(Math.round(Number(value) * 1000) / 1000)

function ellipse(cx, cy, rx, ry) {
  const [x, y, h, v] = [cx, cy, rx, ry].map(Number)
  return `M${number(x - h)} ${number(y)}a${number(h)} ${number(v)} 0 1 0 ${number(2 * h)} 0a${number(h)} ${number(v)} 0 1 0 ${number(-2 * h)} 0z`
}

function rect({ x = 0, y = 0, width, height, rx, ry }) {
  const r = Number(rx ?? ry ?? 0)
  const [w, h] = [Number(width) - 2 * r, Number(height) - 2 * r]
  const corner = (dx, dy) => (r ? `a${r} ${r} 0 0 1 ${dx * r} ${dy * r}` : '')
  return `M${number(Number(x) + r)} ${number(y)}h${number(w)}${corner(1, 1)}v${number(h)}${corner(-1, 1)}h${number(-w)}${corner(-1, -1)}v${number(-h)}${corner(1, -1)}z`
}

/** A path may start with a relative move; behind another one it must be absolute, and its further pairs lines. */
function absoluteStart(d) {
  return d.replace(
    /^m\s*(-?\d*\.?\d+)[\s,]*(-?\d*\.?\d+)\s*(?=([-\d.])?)/,
    (_, x, y, more) => `M${x} ${y}${more ? 'l' : ''}`,
  )
}

/** The `d` of one element of a Lucide drawing. */
function toPath([tag, a]) {
  if (tag === 'path') return absoluteStart(a.d)
  if (tag === 'circle') return ellipse(a.cx, a.cy, a.r, a.r)
  if (tag === 'ellipse') return ellipse(a.cx, a.cy, a.rx, a.ry)
  if (tag === 'line') return `M${a.x1} ${a.y1}L${a.x2} ${a.y2}`
  if (tag === 'rect') return rect(a)
  if (tag === 'polyline') return `M${a.points}`
  if (tag === 'polygon') return `M${a.points}z`
  throw new Error(`Unknown element ${tag}`)
}

/** The module of an icon, behind its former names too. */
function source(name) {
  const file = new URL(`../node_modules/lucide-react/dist/esm/icons/${name}.mjs`, import.meta.url)
  const text = readFileSync(file, 'utf8')
  const other = text.match(/export \{ default \} from '\.\/(.+)\.mjs'/)?.[1]
  return other ? source(other) : text
}

for (const name of process.argv.slice(2)) {
  const data = source(name).match(/__iconData = (\{[\s\S]*?\n\});/)?.[1]
  const d = Function(`return ${data}`)().node.map(toPath).join('')
  const pascal = name.replace(/(^|-)(\w)/g, (_, __, letter) => letter.toUpperCase())
  console.log(`export const ${pascal}Icon = icon('${d}')`)
}
