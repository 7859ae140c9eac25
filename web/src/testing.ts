// What vitest runs before every file: components are taken down between tests.
import { cleanup } from '@testing-library/react'
import { afterEach } from 'vitest'

afterEach(cleanup)
