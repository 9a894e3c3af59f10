/** The subject of the settings that says whom the community asks for a second step. */
export const SECOND_FACTOR_SETTING = "secondFactor";
