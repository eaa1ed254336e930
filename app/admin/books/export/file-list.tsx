import { useTranslations } from 'next-intl'
import { DownloadIcon } from '@/components/ui/icons'
import { ButtonLink } from '@/components/ui/link'
import { BOOK_LISTS } from '@/lib/billing/books/list-columns'
import { type Month, monthKey } from '@/lib/billing/books/months'

/** Each list of a month as a file of its own. */
export function FileList({ month }: { month: Month }) {
  const t = useTranslations('books')
  return (
    <ul className="divide-y divide-line">
      {BOOK_LISTS.map((list) => (
        <li
          key={list}
          className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 px-4 py-3 lg:px-5"
        >
          <div className="min-w-0">
            <p className="font-semibold">{t(`lists.${list}`)}</p>
            <p className="text-sm text-ink-soft">{t(`export.about.${list}`)}</p>
          </div>
          <ButtonLink
            plain
            size="sm"
            variant="secondary"
            icon={<DownloadIcon size={16} />}
            href={`/admin/books/export/file?month=${monthKey(month)}&list=${list}&format=csv`}
            className="max-sm:min-h-11"
          >
            {t('export.downloadFile', { name: t(`lists.${list}`) })}
          </ButtonLink>
        </li>
      ))}
    </ul>
  )
}
