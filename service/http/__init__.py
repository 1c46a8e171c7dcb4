"""What the HTTP faces share: wired services, statuses of errors, headers. Renders nothing."""
