// The published Node.js SDK against the sandbox, one process for all of it: its owners sign in once.

import { expiry } from './auth.js';
import './vehicle.js';
import './v3.js';
import './management.js';
import './webhooks.js';
import './errors.js';

expiry();
