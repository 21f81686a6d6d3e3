package org.fengsui.server.campus.registry.domain;

import org.fengsui.engine.attribution.RegistryRow;

/**
 * A row of the registry as it stands in the record.
 *
 * @param id identity
 * @param version raised by each change of this row
 * @param row what it says, in the words of the import table
 */
public record Known<R extends RegistryRow>(long id, int version, R row) {}
