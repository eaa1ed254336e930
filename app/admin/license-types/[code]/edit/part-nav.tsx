'use client'

import { useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import { cx } from '@/components/ui/class-names'
import { CircleAlertIcon } from '@/components/ui/icons'
import { PARTS, type Part, partOf } from './paths'
import { useEditor } from './use-editor'

/** The parts of a licence type: a list at the side, or a line that can be pushed along on a phone. */
export function PartNav({ part, onOpen }: { part: Part; onOpen: (part: Part) => void }) {
  const t = useTranslations('definitionEditor')
  const { problems } = useEditor()
  const wrongIn = (one: Part) =>
    one === 'publish' ? problems.length : problems.filter((problem) => partOf(problem.path) === one).length
  return (
    <nav aria-label={t('parts')} className="relative -mx-4 overflow-x-auto px-4 py-1 lg:mx-0 lg:px-0">
      <ul className="flex w-max gap-1 lg:grid lg:w-auto lg:grid-cols-1">
        {PARTS.map((one) => {
          const wrong = wrongIn(one)
          return (
            <li key={one}>
              <button
                type="button"
                aria-current={one === part ? 'step' : undefined}
                onClick={() => onOpen(one)}
                className={cx(
                  'flex min-h-11 w-full items-center justify-between gap-3 rounded-md px-3 py-2 text-start whitespace-nowrap hover:bg-hover lg:whitespace-normal',
                  one === part ? 'bg-primary-soft font-bold text-link' : 'text-ink-soft',
                )}
              >
                {t(`part.${one}`)}
                {wrong > 0 && (
                  <Badge tone="danger" icon={<CircleAlertIcon size={16} />}>
                    {wrong}
                    <span className="sr-only"> {t('wrong')}</span>
                  </Badge>
                )}
              </button>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}
