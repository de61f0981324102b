"""Whatever strangers may send: nothing runs, nothing breaks, nothing takes long."""
