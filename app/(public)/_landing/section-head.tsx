/** Title and one sentence of a part of the page. */
export function SectionHead({ title, lead }: { title: string; lead?: string }) {
  return (
    <div className="max-w-2xl">
      <h2 className="text-2xl font-extrabold tracking-tight md:text-3xl">{title}</h2>
      {lead && <p className="mt-2 text-lg text-ink-soft">{lead}</p>}
    </div>
  )
}
