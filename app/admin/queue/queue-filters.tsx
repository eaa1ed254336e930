'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { ListFilterIcon } from '@/components/ui/icons'
import { TextLink } from '@/components/ui/link'
import { type Option, Select } from '@/components/ui/select'
import { STAGE_KINDS } from '@/lib/licensing/process/status'
import {
  CASE_KINDS,
  QUEUE_SORTS,
  QUEUE_STATUSES,
  type QueueFilter,
  queueHref,
} from '@/lib/licensing/review/queue-filter'
import { PRIORITIES } from '@/lib/licensing/review/schema'

export type QueueFiltersProps = {
  filter: QueueFilter
  /** What there is to choose from, value to name, in its order: there are hundreds of regions. */
  types: Record<string, string>
  regions: Record<string, string>
  reviewers: Record<string, string>
}

/**
 * What the queue is narrowed to and sorted by, as part of the address; folded away until wanted or in use. Drawn from small
 * data on both sides: as a server part each of its hundreds of choices would travel twice, markup and all.
 */
export function QueueFilters({ filter, types, regions, reviewers }: QueueFiltersProps) {
  const t = useTranslations('review')
  const fields = [
    { name: 'type' as const, options: optionsOf(types) },
    {
      name: 'stage' as const,
      options: STAGE_KINDS.map((kind) => ({ value: kind, label: t(`stage.${kind}`) })),
    },
    {
      name: 'priority' as const,
      options: PRIORITIES.map((priority) => ({ value: priority, label: t(`priority.${priority}`) })),
    },
    { name: 'region' as const, options: optionsOf(regions) },
    {
      name: 'holder' as const,
      options: [{ value: 'nobody', label: t('queue.holderNobody') }, ...optionsOf(reviewers)],
    },
    { name: 'kind' as const, options: CASE_KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) })) },
    {
      name: 'status' as const,
      options: QUEUE_STATUSES.map((status) => ({ value: status, label: t(`status.${status}`) })),
    },
    {
      name: 'sort' as const,
      options: QUEUE_SORTS.slice(1).map((sort) => ({ value: sort, label: t(`queue.sort.${sort}`) })),
    },
  ]
  const nothing = { status: t('queue.openOnly'), sort: t('queue.sort.deadline') }
  const used = fields.filter((field) => filter[field.name]).length
  return (
    <details open={used > 0} className="unfold basis-full">
      <summary className="inline-flex min-h-11 cursor-pointer items-center gap-2 rounded-md border border-line-strong bg-card px-4 font-semibold hover:border-primary lg:min-h-9.5">
        <ListFilterIcon />
        {t('queue.filters')}
        {used > 0 && <span className="rounded-full bg-primary px-2 text-sm text-primary-ink">{used}</span>}
      </summary>
      <form
        method="get"
        action="/admin/queue"
        className="mt-3 grid gap-3 sm:grid-cols-2 lg:grid-cols-4 lg:items-end"
      >
        <input type="hidden" name="tab" value={filter.tab} />
        {filter.q && <input type="hidden" name="q" value={filter.q} />}
        {fields.map(({ name, options }) => (
          <Field key={name} id={`filter-${name}`} label={t(`queue.filter.${name}`)}>
            <Select
              id={`filter-${name}`}
              name={name}
              defaultValue={filter[name] ?? ''}
              placeholder={name === 'status' || name === 'sort' ? nothing[name] : t('queue.any')}
              options={options}
            />
          </Field>
        ))}
        <div className="flex items-center gap-4">
          <Button type="submit" variant="secondary">
            {t('queue.apply')}
          </Button>
          {used > 0 && (
            <TextLink href={queueHref({ tab: filter.tab, q: filter.q })}>{t('queue.reset')}</TextLink>
          )}
        </div>
      </form>
    </details>
  )
}

function optionsOf(names: Record<string, string>): Option[] {
  return Object.entries(names).map(([value, label]) => ({ value, label }))
}
