import { FileTextIcon } from '@/components/ui/icons'

interface DocumentThumbProps {
  id: string
  content_type: string
  /** Side in pixels. */
  size?: number
}

/** A small picture of a document, or the sign of a PDF; decoration beside its name. */
export function DocumentThumb({ id, content_type, size = 56 }: DocumentThumbProps) {
  return (
    <span
      style={{ width: size, height: size }}
      className="flex shrink-0 items-center justify-center overflow-hidden rounded-md border border-line bg-sunken text-ink-soft"
    >
      {content_type === 'application/pdf' ? (
        <FileTextIcon size={Math.round(size / 2.3)} />
      ) : (
        // biome-ignore lint/performance/noImgElement: private files are not for the image optimiser's cache.
        <img
          src={`/api/documents/${id}?size=small`}
          alt=""
          width={size}
          height={size}
          loading="lazy"
          className="size-full object-cover"
        />
      )}
    </span>
  )
}
