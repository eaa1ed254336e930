import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/components/i18n/client-messages'
import { PageHeader } from '@/components/ui/page-header'
import { db } from '@/db'
import { requireStaff } from '@/lib/auth/gates'
import { can } from '@/lib/auth/permissions'
import { listReasons, listReplies, type Reply } from '@/lib/licensing/wording/queries'
import { REASON_KINDS } from '@/lib/licensing/wording/schema'
import { ReasonButtons } from './reason-buttons'
import { ReasonDialog } from './reason-dialog'
import { ReplyButtons } from './reply-buttons'
import { ReplyDialog } from './reply-dialog'
import { WordList } from './word-list'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('review.wording'))('title') }
}

/** What decisions are explained with: reasons that can be counted, replies of one's own and of everybody's. */
export default async function WordingPage() {
  const { staff_id, role } = await requireStaff('case.view')
  const [t, locale, reasons, replies] = await Promise.all([
    getTranslations('review.wording'),
    getLocale(),
    listReasons(db),
    listReplies(db, staff_id),
  ])
  const edits = can(role, 'wording.edit')
  const wordsOf = (reply: Reply, mayEdit: boolean) => ({
    id: reply.id,
    name: reply.title,
    text: reply.body,
    is_active: reply.is_active,
    buttons: mayEdit && (
      <>
        <ReplyDialog isShared={reply.owner_id === null} reply={reply} />
        <ReplyButtons id={reply.id} name={reply.title} isActive={reply.is_active} />
      </>
    ),
  })
  return (
    <ClientMessages namespaces={['review', 'validation']}>
      <PageHeader title={t('title')} lead={t('lead')} />
      <div className="grid items-start gap-4 lg:grid-cols-2">
        {REASON_KINDS.map((kind) => (
          <WordList
            key={kind}
            title={t(`reasons.${kind}`)}
            lead={t(`reasonsLead.${kind}`)}
            add={edits && <ReasonDialog kind={kind} />}
            words={reasons
              .filter((reason) => reason.kind === kind)
              .map((reason) => ({
                id: reason.key,
                name: locale === 'en' ? reason.name_en : reason.name_id,
                text: locale === 'en' ? reason.text_en : reason.text_id,
                is_active: reason.is_active,
                buttons: edits && (
                  <>
                    <ReasonDialog kind={kind} reason={reason} />
                    <ReasonButtons id={reason.key} name={reason.name_id} isActive={reason.is_active} />
                  </>
                ),
              }))}
          />
        ))}
        <WordList
          title={t('replies.own')}
          lead={t('repliesLead.own')}
          add={<ReplyDialog isShared={false} />}
          words={replies.filter((reply) => reply.owner_id !== null).map((reply) => wordsOf(reply, true))}
        />
        <WordList
          title={t('replies.shared')}
          lead={t('repliesLead.shared')}
          add={edits && <ReplyDialog isShared />}
          words={replies.filter((reply) => reply.owner_id === null).map((reply) => wordsOf(reply, edits))}
        />
      </div>
    </ClientMessages>
  )
}
