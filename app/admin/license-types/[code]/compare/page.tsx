import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { Select } from '@/components/ui/select'
import { db } from '@/db'
import { requireStaff } from '@/lib/auth/gates'
import { diffDefinitions } from '@/lib/licensing/definitions/versions/diff'
import { findVersion, listVersionNumbers } from '@/lib/licensing/definitions/versions/queries'
import { DiffList } from '../../diff-list'

type Props = PageProps<'/admin/license-types/[code]/compare'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations('definitionEditor.diff')
  return { title: t('pageTitle', { code: (await params).code }) }
}

/** What one version of a licence type says otherwise than another. */
export default async function CompareVersionsPage({ params, searchParams }: Props) {
  const { staff_id } = await requireStaff('license_type.view')
  const { code } = await params
  const query = await searchParams
  const versions = await listVersionNumbers(db, staff_id, code)
  const [newest] = versions
  if (!newest) notFound()
  const current = versions.find((one) => one.id === one.current_version_id) ?? newest
  const numbered = (value: unknown, fallback: number) =>
    typeof value === 'string' && /^\d{1,6}$/.test(value) ? Number(value) : fallback
  const to = numbered(query.to, current.version)
  const from = numbered(query.from, versions.find((one) => one.version < to)?.version ?? to)
  const [before, after, t, types] = await Promise.all([
    findVersion(db, staff_id, code, from),
    findVersion(db, staff_id, code, to),
    getTranslations('definitionEditor'),
    getTranslations('licenseTypes'),
  ])
  if (!before || !after) notFound()
  const options = versions.map((one) => ({
    value: String(one.version),
    label: `${types('versionOf', { version: one.version })} · ${
      one.id === one.current_version_id ? types('current') : types(`versionStatus.${one.status}` as never)
    }`,
  }))
  return (
    <>
      <PageHeader
        title={t('diff.title')}
        crumbs={[
          { label: types('title'), href: '/admin/license-types' },
          { label: code, href: `/admin/license-types/${code}` },
          { label: t('diff.crumb') },
        ]}
      />
      <div className="grid grid-cols-1 gap-5">
        <Card>
          <form method="get" className="grid items-end gap-4 sm:grid-cols-[1fr_1fr_auto]">
            <Field id="from" label={t('diff.from')}>
              <Select id="from" name="from" options={options} defaultValue={String(from)} />
            </Field>
            <Field id="to" label={t('diff.toVersion')}>
              <Select id="to" name="to" options={options} defaultValue={String(to)} />
            </Field>
            <Button type="submit" variant="secondary">
              {t('diff.compare')}
            </Button>
          </form>
        </Card>
        {before.shown && after.shown ? (
          <DiffList changes={diffDefinitions(before.shown, after.shown)} />
        ) : (
          <Notice tone="warning" title={t('diff.broken')} />
        )}
      </div>
    </>
  )
}
