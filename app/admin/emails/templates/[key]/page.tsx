import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/components/i18n/client-messages'
import { PageHeader } from '@/components/ui/page-header'
import { Tabs } from '@/components/ui/tabs'
import { db } from '@/db'
import { requireStaff } from '@/lib/auth/gates'
import { can } from '@/lib/auth/permissions'
import { getShownSettings } from '@/lib/config/queries'
import { findTemplate } from '@/lib/email/queries'
import { renderMail } from '@/lib/email/render'
import { sampleVariables } from '@/lib/email/samples'
import { templateKeySchema } from '@/lib/email/schema'
import { EMAIL_TEMPLATES } from '@/lib/email/templates'
import { env } from '@/lib/env'
import { TemplateEditor } from './template-editor'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('email'))('templates.title') }
}

/** Subject and texts of one mail, in one language, beside what they make. */
export default async function TemplatePage({
  params,
  searchParams,
}: PageProps<'/admin/emails/templates/[key]'>) {
  const { role } = await requireStaff('email_template.view')
  const key = templateKeySchema.safeParse((await params).key)
  if (!key.success) notFound()
  const { locale: asked } = await searchParams
  const [t, reading, settings] = await Promise.all([
    getTranslations('email'),
    getLocale(),
    getShownSettings(db),
  ])
  const locale = asked === 'en' || asked === 'id' ? asked : reading === 'en' ? 'en' : 'id'
  const template = await findTemplate(db, key.data, locale)
  if (!template) notFound()
  const frame = {
    platform: settings['platform.name'],
    support_email: settings['platform.support_email'],
    app_url: env().APP_URL,
  }
  const preview = await renderMail(key.data, locale, template, sampleVariables(locale), frame)
  const path = `/admin/emails/templates/${key.data}`
  return (
    <ClientMessages namespaces={['email', 'validation']}>
      <PageHeader
        title={t(`template.${key.data}`)}
        lead={t(`templates.occasion.${key.data}`)}
        crumbs={[
          { label: t('templates.title'), href: '/admin/emails/templates' },
          { label: t(`template.${key.data}`) },
        ]}
      />
      <Tabs
        label={t('templates.language')}
        items={(['id', 'en'] as const).map((each) => ({
          href: `${path}?locale=${each}`,
          label: t(`templates.locale.${each}`),
          current: each === locale,
        }))}
      />
      <TemplateEditor
        key={`${locale}-${template.version}`}
        texts={{
          key: key.data,
          locale,
          version: template.version,
          subject: template.subject,
          heading: template.heading,
          body: template.body,
          action_label: template.action_label ?? '',
        }}
        variables={[...EMAIL_TEMPLATES[key.data].variables, 'platform'].filter(
          (name) => name !== 'action_url',
        )}
        preview={preview}
        editable={can(role, 'email_template.edit')}
      />
    </ClientMessages>
  )
}
