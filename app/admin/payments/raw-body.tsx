/** A body as it came from outside, unfolded on demand and laid out where it is JSON. It is text and nothing else. */
export function RawBody({ id, text, summary }: { id: string; text: string; summary: string }) {
  return (
    <details>
      <summary className="cursor-pointer rounded-sm py-1 font-medium text-link">{summary}</summary>
      <pre
        id={`raw-${id}`}
        className="mt-2 max-h-96 overflow-auto rounded-md border border-line bg-sunken p-3 text-sm [overflow-wrap:anywhere] whitespace-pre-wrap"
      >
        {laidOut(text)}
      </pre>
    </details>
  )
}

function laidOut(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    return text
  }
}
