// The floor that `npm run bench -- weight` compares with: a page of Next.js that does nothing.
export default function Page() {
  return <p>Izinku</p>
}
