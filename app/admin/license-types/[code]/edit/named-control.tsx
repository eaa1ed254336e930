'use client'

import { useTranslations } from 'next-intl'
import type { Draft, DraftText } from '@/lib/licensing/definitions/versions/draft'
import { LineControl, TextControl } from './controls'
import { keyFrom, type Path, valueAt, withValue } from './paths'
import { renameField, renameStage } from './rename'
import { useEditor } from './use-editor'

interface NamedControlProps {
  /** The thing that has a name and a key. */
  path: Path
  /** Where its name stands in it. */
  name: 'label' | 'title' | 'name'
  label: string
  /** Under which its key is held in the published version; absent where nothing refers to it from outside. */
  kind?: 'field' | 'document' | 'stage' | 'section'
  /** Keys of the things beside it. */
  taken: readonly string[]
}

/**
 * The name of a thing in both languages, and its key. The key follows the name until somebody writes another; once it was
 * published it stays, because answers and files are kept under it.
 */
export function NamedControl({ path, name, label, kind, taken }: NamedControlProps) {
  const t = useTranslations('definitionEditor')
  const { draft, set, locked } = useEditor()
  const key = String(valueAt(draft, [...path, 'key']) ?? '')
  const text = valueAt(draft, [...path, name]) as DraftText
  const isLocked = kind !== undefined && locked.has(`${kind}:${key}`)
  const others = new Set(taken.filter((one) => one !== key))

  const rename = (changed: Draft, to: string): Draft => {
    const renamed = withValue(changed, [...path, 'key'], to)
    // The other thing of that key keeps what names it.
    if (taken.filter((one) => one === key).length > 1) return renamed
    if (kind === 'field') return renameField(renamed, key, to)
    if (kind === 'stage') return renameStage(renamed, key, to)
    return renamed
  }
  const onType = (id: string) => {
    const changed = withValue(draft, [...path, name, 'id'], id)
    const follows = !isLocked && (key === '' || key === keyFrom(text.id, others))
    set([], follows ? rename(changed, keyFrom(id, others)) : changed)
  }
  return (
    <>
      <TextControl path={[...path, name]} label={label} onType={onType} />
      <LineControl
        path={[...path, 'key']}
        label={t('key')}
        help={t(isLocked ? 'keyLocked' : 'keyHelp')}
        readOnly={isLocked}
        mono
        className="max-w-md"
        onType={(to) => set([], rename(draft, to))}
      />
    </>
  )
}
