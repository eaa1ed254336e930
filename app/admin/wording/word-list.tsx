import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'

export type Words = { id: string; name: string; text: string; is_active: boolean; buttons?: ReactNode }

type WordListProps = { title: string; lead: string; words: Words[]; add?: ReactNode }

/** Reasons or replies in their order, those out of use at their place. */
export async function WordList({ title, lead, words, add }: WordListProps) {
  const t = await getTranslations('review.wording')
  return (
    <Card title={title} lead={lead} actions={add}>
      <ul className="divide-y divide-line">
        {words.map((one) => (
          <li key={one.id} className="flex flex-wrap items-start justify-between gap-x-3 gap-y-1 py-2">
            <div className="min-w-0 flex-1 basis-56">
              <p className="font-semibold">
                {one.name}{' '}
                {!one.is_active && (
                  <Badge tone="neutral" icon={null}>
                    {t('retired')}
                  </Badge>
                )}
              </p>
              <p className="whitespace-pre-line break-words text-ink-soft">{one.text}</p>
            </div>
            {one.buttons && <div className="flex">{one.buttons}</div>}
          </li>
        ))}
      </ul>
      {words.length === 0 && <p className="text-ink-soft">{t('none')}</p>}
    </Card>
  )
}
