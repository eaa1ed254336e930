/** A mail as its reader saw it. The frame runs no script and may go nowhere; its ground is white, as most mail programs have it. */
export function MailFrame({ html, title }: { html: string; title: string }) {
  return (
    <iframe
      srcDoc={html}
      title={title}
      sandbox="allow-popups allow-popups-to-escape-sandbox"
      className="h-[36rem] w-full rounded-md border border-line bg-white"
    />
  )
}
