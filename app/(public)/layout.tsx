import type { ReactNode } from 'react'
import { PublicFooter } from '@/components/shell/public-footer'
import { PublicHeader } from '@/components/shell/public-header'
import { currentTheme } from '@/components/shell/theme'

export default async function PublicLayout({ children }: { children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col">
      <PublicHeader />
      <main id="content" tabIndex={-1} className="flex-1 outline-none">
        {children}
      </main>
      <PublicFooter theme={await currentTheme()} />
    </div>
  )
}
