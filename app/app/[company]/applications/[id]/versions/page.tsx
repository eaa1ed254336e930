import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { db } from '@/db'
import { requireMember } from '@/lib/auth/gates'
import { findSentVersions } from '@/lib/licensing/applications/sent-versions'
import { say } from '@/lib/licensing/definitions/texts'
import { choosePair, compareVersions, listSentFiles } from '@/lib/licensing/review/versions'
import { Contents } from '../contents'
import { readVersionQuery } from './address'
import { Differences } from './differences'
import { VersionList } from './version-list'

type Props = PageProps<'/app/[company]/applications/[id]/versions'>

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('licensing'))('versions.title') }
}

/** Each version of what was sent, any one opened, any two compared. */
export default async function VersionsPage({ params, searchParams }: Props) {
  const { company: slug, id } = await params
  const { company, user } = await requireMember(slug, 'application.view')
  const sent = await findSentVersions(db, company.id, id)
  if (!sent) notFound()
  const asked = readVersionQuery(await searchParams)
  const [files, t, locale] = await Promise.all([
    listSentFiles(db, company.id, sent.versions),
    getTranslations('licensing'),
    getLocale(),
  ])
  const { definition, versions } = sent
  const path = `/app/${company.slug}/applications`
  const pair = choosePair(versions, asked.compare)
  const opened = versions.find((one) => one.version === asked.open) ?? (pair ? undefined : versions[0])
  const names = Object.fromEntries(files.map((file) => [file.id, file.file_name]))

  return (
    <>
      <PageHeader
        title={t('versions.title')}
        lead={say(definition.name, locale)}
        crumbs={[
          { label: t('list.title'), href: path },
          { label: sent.number, href: `${path}/${id}` },
          { label: t('versions.title') },
        ]}
      />
      <div className="grid gap-6">
        <VersionList versions={versions} pair={pair} opened={opened?.version} zone={user.time_zone} />
        {opened ? (
          <>
            <h2 className="text-xl font-bold">{t('versions.contents', { version: opened.version })}</h2>
            <Contents
              application={{
                definition,
                answers: opened.data,
                documents: Object.entries(opened.documents).flatMap(([requirement_key, ids]) =>
                  ids.flatMap((one) =>
                    files
                      .filter((file) => file.id === one && file.deleted_at === null)
                      .map((file) => ({ ...file, requirement_key })),
                  ),
                ),
              }}
            />
          </>
        ) : (
          pair && (
            <Card
              title={t('versions.differences', {
                before: pair.before.version,
                after: pair.after.version,
              })}
            >
              <Differences
                changes={compareVersions(definition, pair, { locale, names })}
                comment={pair.after.comment}
              />
            </Card>
          )
        )}
      </div>
    </>
  )
}
