/**
 * Who used an address that is handed to many: NAT, DHCP and RADIUS records lead from address, port
 * and instant to an account. Pure; where records are kept is {@link LookUp}’s matter.
 */
@NullMarked
package org.fengsui.engine.tracing;

import org.jspecify.annotations.NullMarked;
