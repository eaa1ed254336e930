import { useTranslations } from 'next-intl'
import { cx } from '@/components/ui/class-names'
import { CheckIcon } from '@/components/ui/icons'
import type { KbliHit } from '@/lib/reference/queries'

interface KbliOptionProps {
  id: string
  hit: KbliHit
  english: boolean
  active: boolean
  chosen: boolean
  onPoint: () => void
  onChoose: () => void
}

/** One answer of the search: what the activity is, in a sentence, and which of one's words found it. */
export function KbliOption({ id, hit, english, active, chosen, onPoint, onChoose }: KbliOptionProps) {
  const t = useTranslations('reference.kbli')
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are handled by the combobox, which keeps the focus.
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={active}
      aria-disabled={chosen || undefined}
      onPointerMove={onPoint}
      // Keeps the focus, and the keyboard of a phone, on the field.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onChoose}
      className={cx(
        'border-b border-line px-3.5 py-3 last:border-b-0',
        active && 'bg-primary-soft',
        chosen ? 'cursor-not-allowed text-ink-soft' : 'cursor-pointer',
      )}
    >
      <div className="flex items-baseline gap-3">
        <span className="min-w-0 flex-1 font-semibold">{(english && hit.title_en) || hit.title_id}</span>
        <span className="text-sm text-ink-soft tabular-nums">{hit.code}</span>
      </div>
      {hit.description && <div className="mt-0.5 line-clamp-2 text-sm text-ink-soft">{hit.description}</div>}
      {chosen ? (
        <div className="mt-1 flex items-center gap-1.5 text-sm font-semibold">
          <CheckIcon size={16} />
          {t('chosen')}
        </div>
      ) : (
        hit.match.field === 'word' && (
          <div className="mt-1 text-sm font-semibold text-link">{t('because', { text: hit.match.text })}</div>
        )
      )}
    </div>
  )
}
