import type { ReactNode } from 'react'
import { PublicFooter } from '@/components/shell/public-footer'
import { PublicHeader } from '@/components/shell/public-header'
import { currentTheme } from '@/components/shell/theme'
import { db } from '@/db'
import { getShownSettings } from '@/lib/config/queries'

export default async function PublicLayout({ children }: { children: ReactNode }) {
  const settings = await getShownSettings(db)
  const contact = { email: settings['platform.support_email'], phone: settings['platform.support_phone'] }
  return (
    <div className="flex min-h-dvh flex-col">
      <PublicHeader />
      <main id="content" tabIndex={-1} className="flex-1 outline-none">
        {children}
      </main>
      <PublicFooter theme={await currentTheme()} contact={contact} />
    </div>
  )
}
