package org.fengsui.server.platform.secret;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;

/** A connection whose process dies at one of its commits. */
public final class DyingConnection {

    private DyingConnection() {}

    /** Dies at its commit of that number, counted from 1, before anything of it is kept. */
    public static Connection at(int number, Connection connection) {
        var commits = new int[1];
        return (Connection)
                Proxy.newProxyInstance(
                        DyingConnection.class.getClassLoader(),
                        new Class<?>[] {Connection.class},
                        (_, method, arguments) -> {
                            if (method.getName().equals("commit") && ++commits[0] == number) {
                                connection.rollback();
                                throw new SQLException("the process was killed");
                            }
                            try {
                                return method.invoke(connection, arguments);
                            } catch (InvocationTargetException e) {
                                throw Objects.requireNonNull(e.getCause());
                            }
                        });
    }
}
