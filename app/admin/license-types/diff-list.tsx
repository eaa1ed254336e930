import { useLocale, useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { ArrowRightIcon } from '@/components/ui/icons'
import type { Tone } from '@/components/ui/tone'
import { say } from '@/lib/licensing/definitions/texts'
import { type Change, DIFF_PARTS, type DiffItem } from '@/lib/licensing/definitions/versions/diff'
import { useValueText } from './value-text'

const TONES: Record<Change['kind'], Tone> = {
  added: 'success',
  removed: 'danger',
  changed: 'info',
  moved: 'neutral',
}

/** What one version says otherwise than another, part by part: what came, went, changed and moved. */
export function DiffList({ changes }: { changes: Change[] }) {
  const t = useTranslations('definitionEditor')
  if (changes.length === 0) return <p className="text-ink-soft">{t('diff.same')}</p>
  return (
    <div className="grid gap-4">
      {DIFF_PARTS.map((part) => {
        const own = changes.filter((change) => change.part === part)
        if (own.length === 0) return null
        return (
          <Card key={part} level={2} title={t(`part.${part}`)} flush>
            <ul className="divide-y divide-line border-t border-line">
              {own.map((change) => (
                <li
                  key={`${change.kind} ${change.items.map((item) => `${item.kind}:${item.key}`).join('/')} ${change.attribute}`}
                  className="grid gap-x-4 gap-y-1 px-5 py-3 sm:grid-cols-[7rem_minmax(0,1fr)]"
                >
                  <div>
                    <Badge tone={TONES[change.kind]} icon={null}>
                      {t(`diff.kind.${change.kind}`)}
                    </Badge>
                  </div>
                  <ChangeText change={change} />
                </li>
              ))}
            </ul>
          </Card>
        )
      })}
    </div>
  )
}

function ChangeText({ change }: { change: Change }) {
  const t = useTranslations('definitionEditor')
  const locale = useLocale()
  const text = useValueText()
  const attribute = change.attribute
    ?.split('.')
    .map((name) => wordOf(name))
    .join(', ')
  function wordOf(name: string): string {
    return t.has(`attribute.${name}` as never) ? t(`attribute.${name}` as never) : name
  }
  const nameOf = (item: DiffItem) => (item.label && say(item.label, locale)) || item.key
  const place = [...change.items.map(nameOf), attribute].filter(Boolean).join(' › ')
  const leaf = change.attribute?.split('.').at(-1) ?? ''
  return (
    <div className="min-w-0">
      <p className="font-medium break-words">{place}</p>
      {change.kind === 'moved' && (
        <p className="text-ink-soft">
          {t('diff.moved', { before: Number(change.before), after: Number(change.after) })}
        </p>
      )}
      {change.kind === 'changed' && (
        <p className="flex flex-wrap items-start gap-x-2 text-ink-soft">
          <del className="min-w-0 break-words">{text(leaf, change.before)}</del>
          <ArrowRightIcon size={16} label={t('diff.to')} className="mt-1 shrink-0" />
          <ins className="min-w-0 break-words text-ink no-underline">{text(leaf, change.after)}</ins>
        </p>
      )}
    </div>
  )
}
