// First: the router would take the token in the address for a screen.
import './lab-client/launch-token.ts'
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import * as z from 'zod'
import App from './App.vue'
import { followEarlyAddress } from './early-address.ts'
import { router } from './router.ts'
import './styles/tokens.css'
import './styles/base.css'

// The page may not compile code from text, which is how zod would make its checks faster.
z.config({ jitless: true })

followEarlyAddress(router)
createApp(App).use(createPinia()).use(router).mount('#app')
