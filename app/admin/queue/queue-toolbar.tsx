import { getLocale, getTranslations } from 'next-intl/server'
import { DownloadIcon } from '@/components/ui/icons'
import { ButtonLink, TextLink } from '@/components/ui/link'
import { SearchForm } from '@/components/ui/search-form'
import { type QueueFilter, queueHref } from '@/lib/licensing/review/queue-filter'
import { ColumnsDialog } from './columns-dialog'
import type { loadQueue } from './load-queue'
import { QueueFilters } from './queue-filters'

type QueueToolbarProps = {
  filter: QueueFilter
  loaded: Awaited<ReturnType<typeof loadQueue>>
  /** Fewer letters were typed than can be searched for. */
  isShort: boolean
}

/** Search, filters, columns and export: all but the columns are part of the address. */
export async function QueueToolbar({ filter, loaded, isShort }: QueueToolbarProps) {
  const [t, locale] = await Promise.all([getTranslations('review.queue'), getLocale()])
  return (
    <>
      <div className="my-4 flex flex-wrap items-start gap-3">
        <div className="min-w-0 flex-1 basis-80">
          <SearchForm label={t('search')} defaultValue={filter.q} action="/admin/queue" />
          {isShort && <p className="mt-2 text-sm font-medium text-danger">{t('searchShort')}</p>}
        </div>
        <ColumnsDialog columns={loaded.columns} />
        <ButtonLink
          plain
          variant="secondary"
          href={queueHref(filter).replace('/admin/queue?', '/admin/queue/export?')}
          icon={<DownloadIcon />}
        >
          {t('export')}
        </ButtonLink>
        <QueueFilters
          filter={filter}
          types={namesOf(loaded.types, (type) => [type.id, locale === 'en' ? type.name_en : type.name_id])}
          regions={namesOf(loaded.regions, ({ code, name }) => [code, name])}
          reviewers={namesOf(loaded.reviewers, ({ id, name }) => [id, name])}
        />
      </div>
      {filter.q && (
        <p className="mb-3 flex flex-wrap gap-x-4 text-ink-soft">
          {t('searchResult', { q: filter.q })}
          <TextLink href={queueHref({ tab: filter.tab })}>{t('clearSearch')}</TextLink>
        </p>
      )}
    </>
  )
}

function namesOf<Row>(rows: readonly Row[], entry: (row: Row) => [string, string]): Record<string, string> {
  return Object.fromEntries(rows.map(entry))
}
