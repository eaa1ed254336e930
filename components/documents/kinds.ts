import { DOCUMENT_KINDS, type DocumentKind } from '@/lib/documents/schema'

/** The kind under which a document is listed: its own where it has a name, else "other". */
export function shownKind(kind: string): DocumentKind {
  return DOCUMENT_KINDS.find((known) => known === kind) ?? 'other'
}

/** Documents by kind, in the order people know them; kinds without documents are left out. */
export function groupByKind<Item extends { kind: string }>(
  documents: Item[],
): { kind: DocumentKind; documents: Item[] }[] {
  return DOCUMENT_KINDS.map((kind) => ({
    kind,
    documents: documents.filter((document) => shownKind(document.kind) === kind),
  })).filter((group) => group.documents.length > 0)
}
