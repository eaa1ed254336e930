import { getTranslations } from 'next-intl/server'
import { Lost } from '@/components/art/lost'
import { PublicHeader } from '@/components/shell/public-header'
import { ButtonLink } from '@/components/ui/link'

export async function generateMetadata() {
  const t = await getTranslations('common.notFound')
  return { title: t('title') }
}

export default async function NotFound() {
  const t = await getTranslations('common')
  return (
    <div className="flex min-h-dvh flex-col">
      <PublicHeader />
      <main
        id="content"
        className="mx-auto flex w-full max-w-lg flex-1 flex-col items-start justify-center gap-4 px-6 py-10"
      >
        <Lost />
        <h1 className="text-2xl font-extrabold">{t('notFound.title')}</h1>
        <p className="text-lg text-ink-soft">{t('notFound.text')}</p>
        <ButtonLink plain href="/">
          {t('action.home')}
        </ButtonLink>
      </main>
    </div>
  )
}
