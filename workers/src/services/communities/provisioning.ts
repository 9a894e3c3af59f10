export type Provisioning = object;
